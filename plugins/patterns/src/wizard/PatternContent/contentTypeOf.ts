import type { PatternType } from '@apo/backstage-plugin-patterns-common';

/** The type of pattern that a field is for, by its `ui:options: { type: CDK }`. */
export function contentTypeOf(uiSchema: unknown): PatternType {
  const { 'ui:options': options } = (uiSchema ?? {}) as {
    'ui:options'?: { type?: unknown };
  };
  return options?.type === 'CDK' ? 'CDK' : 'CFN';
}
