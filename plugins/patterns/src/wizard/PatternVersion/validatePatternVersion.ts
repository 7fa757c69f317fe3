import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../../api/PatternsApi';
import type { PatternFormData } from '../wizardFormData';
import { refuseReader } from '../shared/refuseReader';
import { refuseVersion } from './judgeVersion';

/** Keeps a person on the step, with the message that the field shows as one types. */
export async function validatePatternVersion(
  value: string | undefined,
  validation: { addError(message: string): void },
  context: { apiHolder: ApiHolder; formData: PatternFormData },
): Promise<void> {
  // The field of the name says it.
  if (await refuseReader(context.apiHolder)) return;
  const api = context.apiHolder.get(patternsApiRef);
  if (!api) throw new Error('The patterns plugin is not part of this app');
  const refusal = await refuseVersion(value ?? '', context.formData, api);
  if (refusal) validation.addError(refusal);
}
