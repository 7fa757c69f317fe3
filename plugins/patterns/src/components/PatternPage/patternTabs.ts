import type { Pattern } from '@apo/backstage-plugin-patterns-common';

const patternTabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'api', label: 'API' },
  { id: 'architecture', label: 'Architecture' },
  { id: 'versions', label: 'Versions' },
  { id: 'findings', label: 'Findings' },
  { id: 'consumers', label: 'Consumers' },
  { id: 'history', label: 'History' },
] as const;

/** One tab of a pattern's page. */
export type PatternTab = (typeof patternTabs)[number]['id'];

/** The tabs of a pattern's page; only a package has an API. */
export function tabsOf({ type }: Pattern) {
  return patternTabs.filter(({ id }) => id !== 'api' || type === 'CDK');
}
