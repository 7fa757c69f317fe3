import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import type { FieldVerdict } from './FieldVerdict';

/** A broken rule beside a row, which is named by its own key: `DataClass` for `attributes.DataClass`. */
export function refuseRow({ field, rule, fix }: FieldProblem): FieldVerdict {
  const [, ...key] = field.split('.');
  const text = `${key.join('.')} ${rule}: ${fix}`.trim();
  return {
    tone: 'error',
    text: text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1),
  };
}
