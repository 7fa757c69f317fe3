import { ConflictError } from '@backstage/errors';
import type {
  LaunchPlace,
  VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { FieldError } from '../service/FieldError';

/**
 * Where a version is launched from.
 *
 * @throws ConflictError when it went to no product, FieldError when it is not
 * said which of several.
 */
export function chooseLaunchPlace(
  { patternName, version, publications = [] }: VersionRecord,
  targetName: string | undefined,
): LaunchPlace {
  const places = publications.flatMap(publication => {
    const { target, productId, artifactId, ...rest } = publication;
    if (target !== 'service-catalog' || !productId || !artifactId) return [];
    return [{ ...placeOf(rest), productId, artifactId }];
  });
  if (!places.length) {
    throw new ConflictError(
      `${patternName} ${version} is no product of Service Catalog: publish it there first`,
    );
  }
  const found = places.filter(
    place => targetName === undefined || place.targetName === targetName,
  );
  if (found.length === 1) return found[0];
  throw new FieldError([
    {
      field: 'targetName',
      rule: 'is where the version went to',
      fix: `choose one of ${places.map(place => place.targetName).join(', ')}`,
    },
  ]);
}

function placeOf(publication: {
  targetName: string;
  accountId: string;
  region: string;
  portfolioId?: string;
  portfolioName?: string;
}) {
  const { targetName, accountId, region } = publication;
  const { portfolioId, portfolioName } = publication;
  return { targetName, accountId, region, portfolioId, portfolioName };
}
