import type { About, AboutChange } from '@apo/backstage-plugin-patterns-common';

const fields = ['title', 'description', 'owner', 'sourceUrl'] as const;

/** What the approval of a version would change of its pattern. */
export function aboutChanges(now: About, next: About): AboutChange[] {
  return fields
    .map(field => ({
      field,
      from: now[field] ?? '',
      to: next[field] ?? '',
    }))
    .filter(({ from, to }) => from !== to);
}
