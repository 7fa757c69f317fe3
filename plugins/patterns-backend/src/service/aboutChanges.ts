import type {
  About,
  AboutChange,
  PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import type { AboutField } from '@apo/backstage-plugin-patterns-node';

/** What the approval of a version would change of its pattern. */
export function aboutChanges(
  now: About,
  next: About,
  fields: AboutField[],
): AboutChange[] {
  return fields
    .map(field => ({
      field,
      from: toText(now[field]),
      to: toText(next[field]),
    }))
    .filter(({ from, to }) => from !== to);
}

function toText(value: string | PatternAttributes | undefined): string {
  if (typeof value !== 'object') return value ?? '';
  return Object.entries(value)
    .map(([key, values]) => `${key}: ${values.join(', ')}`)
    .join('; ');
}
