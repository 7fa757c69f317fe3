import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { patternsApiRef } from '../../api/PatternsApi';
import { refuseReader } from '../shared/refuseReader';
import type { PatternFormData } from '../wizardFormData';
import { refuseName } from './judgeName';

/** Keeps a person on the step, with the message that the field shows as one types. */
export async function validatePatternName(
  value: string | undefined,
  validation: { addError(message: string): void },
  context: { apiHolder: ApiHolder; formData: PatternFormData },
): Promise<void> {
  const notForThem = await refuseReader(context.apiHolder);
  if (notForThem) {
    validation.addError(notForThem);
    return;
  }
  const api = context.apiHolder.get(patternsApiRef);
  if (!api) throw new Error('The patterns plugin is not part of this app');
  const refusal = await refuseName(value ?? '', context.formData, api);
  if (refusal) validation.addError(refusal);
}
