import { refuse } from '../../components/shared/FieldVerdict';
import type { PatternContentValue } from '../wizardFormData';
import { checkContent } from './checkContent';
import { contentTypeOf } from './contentTypeOf';

/** Keeps a person on the step while the content can never pass; findings do not. */
export function validatePatternContent(
  value: Partial<PatternContentValue> | undefined,
  validation: { addError(message: string): void },
  context: { uiSchema?: unknown } = {},
): void {
  const problem = checkContent(value, contentTypeOf(context.uiSchema));
  if (problem) validation.addError(refuse(problem).text);
}
