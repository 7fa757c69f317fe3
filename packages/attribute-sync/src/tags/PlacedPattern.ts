import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { PublishedPattern } from '@apo/backstage-plugin-patterns-node';

/** A published pattern, as one of its targets has it. */
export type PlacedPattern = Omit<PublishedPattern, 'publications'> & {
  publication: Publication;
};

/** What there is to tag of a pattern; once, where two targets share a product. */
export function placesOf({
  publications,
  ...pattern
}: PublishedPattern): PlacedPattern[] {
  const places = new Map<string, PlacedPattern>();
  for (const publication of publications) {
    const { accountId, region, productId, domain } = publication;
    const key = [accountId, region, productId, domain, publication.package];
    const place = JSON.stringify(key);
    if (!places.has(place)) places.set(place, { ...pattern, publication });
  }
  return [...places.values()];
}
