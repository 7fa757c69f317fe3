import type { ApiHolder } from '@backstage/frontend-plugin-api';
import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api/PatternsApi';
import { checkPickedAttributes } from '../../components/AttributePicker/checkPickedAttributes';
import { refuseRow } from '../../components/shared/refuseRow';
import { contentTypeOf } from '../PatternContent/contentTypeOf';
import { unchecked } from '../../components/shared/FieldVerdict';
import { refuseReader } from '../shared/refuseReader';

/** Keeps a person on the step until the attributes are as the rules of their keys say. */
export async function validatePatternAttributes(
  value: PatternAttributes | undefined,
  validation: { addError(message: string): void },
  context: { apiHolder: ApiHolder; uiSchema?: unknown },
): Promise<void> {
  // The field of the name says it.
  if (await refuseReader(context.apiHolder)) return;
  const api = context.apiHolder.get(patternsApiRef);
  if (!api) throw new Error('The patterns plugin is not part of this app');
  const type = contentTypeOf(context.uiSchema);
  try {
    const { items } = await api.attributes.listKeys();
    for (const problem of checkPickedAttributes(value ?? {}, type, items)) {
      validation.addError(refuseRow(problem).text);
    }
  } catch (error) {
    validation.addError(unchecked('The attributes', error).text);
  }
}
