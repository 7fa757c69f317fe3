import type { EntityLink } from '@backstage/catalog-model';
import type { PatternSummary } from '@apo/backstage-plugin-patterns-common';

/**
 * The pages about a pattern: its own, and where its files are kept, if that is
 * a page.
 *
 * @param baseUrl - URL of the portal, without a slash at its end
 */
export function toLinks(
  { name, sourceUrl }: PatternSummary,
  baseUrl: string,
): EntityLink[] {
  const page = { url: `${baseUrl}/patterns/${name}`, title: 'Pattern page' };
  return sourceUrl && isPage(sourceUrl)
    ? [page, { url: sourceUrl, title: 'Source' }]
    : [page];
}

/** Else the catalog would refuse the whole entity. */
function isPage(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
