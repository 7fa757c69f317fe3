import type {
  Pattern,
  PatternSummary,
  Retirement,
} from '@apo/backstage-plugin-patterns-common';

/** What the catalog is to know of a pattern. */
export type CatalogPattern = PatternSummary & {
  /** Why its latest version is deprecated. */
  retirement?: Retirement;
};

/** Of a pattern with all its versions. */
export function toCatalogPattern(pattern: Pattern): CatalogPattern {
  const { lifecycle, latestVersion, versions } = pattern;
  if (lifecycle !== 'deprecated') return pattern;
  const latest = versions.find(({ version }) => version === latestVersion);
  return { ...pattern, retirement: latest?.retirement };
}
