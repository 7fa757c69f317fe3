import type { Config } from '@backstage/config';
import type { AwsPlace } from '@apo/backstage-plugin-patterns-node';
import { readCatalogPlaces, readPackagePlace } from '../health/PublishPlaces';

/** Name of a target where the config lists none; the scaffolder's module names it so. */
const ONLY_TARGET = 'default';

/** A place that versions are published to, with the role that publishes there. */
export type MirrorPlace = AwsPlace & {
  /** Of the target, as publications have it. */
  name: string;
  target: 'service-catalog' | 'codeartifact';
  publisherRoleArn?: string;
  externalId?: string;
};

/** Every place that versions are published to; none without `patterns.publish`. */
export function readMirrorPlaces(root: Config): MirrorPlace[] {
  const targets = root.getOptionalConfigArray(
    'patterns.publish.serviceCatalog.targets',
  );
  const catalogs = readCatalogPlaces(root).map((place, index): MirrorPlace => {
    const name = targets?.[index].getString('name') ?? ONLY_TARGET;
    return { ...toPlace(place), name, target: 'service-catalog' };
  });
  const packages = readPackagePlace(root);
  if (!packages) return catalogs;
  return [
    ...catalogs,
    { ...toPlace(packages), name: ONLY_TARGET, target: 'codeartifact' },
  ];
}

function toPlace({
  region,
  accountId,
  publisherRoleArn,
  externalId,
}: AwsPlace & { publisherRoleArn?: string; externalId?: string }) {
  return { region, accountId, publisherRoleArn, externalId };
}
