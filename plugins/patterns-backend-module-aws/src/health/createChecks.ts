import type { Config } from '@backstage/config';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import {
  readCodeBuildConfig,
  type CodeBuildConfig,
} from '../codeBuild/CodeBuildConfig';
import { readDynamoDbConfig } from '../dynamoDb/DynamoDbConfig';
import { readS3BundleConfig } from '../s3/S3BundleConfig';
import type { BucketPlace } from './BucketClients';
import { bucketCheck } from './checks/bucketCheck';
import { identityCheck } from './checks/identityCheck';
import { keyCheck } from './checks/keyCheck';
import { portfolioCheck } from './checks/portfolioCheck';
import { projectCheck } from './checks/projectCheck';
import { queueCheck } from './checks/queueCheck';
import { repositoryCheck } from './checks/repositoryCheck';
import { roleCheck } from './checks/roleCheck';
import { tableCheck } from './checks/tableCheck';
import { readCatalogPlaces, readPackagePlace } from './PublishPlaces';
import { readQueuePlaces } from './QueuePlaces';

/**
 * A check of each AWS resource that the configuration names; none where it
 * names none.
 *
 * @throws an error that names the key of a missing or wrong value.
 */
export function createChecks(access: AwsAccess, config: Config): AwsCheck[] {
  const build = readCodeBuildConfig(config);
  const catalogs = readCatalogPlaces(config);
  const packages = readPackagePlace(config);
  const table = readDynamoDbConfig(config);
  const queues = readQueuePlaces(config);
  const bundles = readS3BundleConfig(config);
  const buckets = [bundles, build, ...catalogs].filter(isThere);
  const places = [...buckets, packages, table, ...queues].filter(isThere);
  const checks = [
    ...identitiesOf(places).map(place => identityCheck(access, place)),
    ...buckets.map(place => bucketCheck(access, place)),
    ...keysOf(buckets).map(place => keyCheck(access, place)),
    ...(table ? [tableCheck(access, table)] : []),
    ...queues.map(place => queueCheck(access, place)),
    ...catalogs.map(place => portfolioCheck(access, place)),
    ...(packages ? [repositoryCheck(access, packages)] : []),
    ...(build ? buildChecks(access, build) : []),
    ...rolesOf([...catalogs, packages]).map(role => roleCheck(access, role)),
  ];
  return unique(checks, ({ id }) => id);
}

function buildChecks(access: AwsAccess, build: CodeBuildConfig): AwsCheck[] {
  const { region, accountId, registry } = build;
  const checks = [projectCheck(access, build)];
  if (!registry) return checks;
  const { readerRoleArn: roleArn } = registry;
  checks.push(repositoryCheck(access, { ...registry, region, accountId }));
  if (roleArn) checks.push(roleCheck(access, { region, accountId, roleArn }));
  return checks;
}

/** A place of each account. */
function identitiesOf(places: AwsPlace[]): AwsPlace[] {
  return unique(places, ({ accountId = '' }) => accountId);
}

function keysOf(buckets: BucketPlace[]) {
  return buckets.flatMap(({ region, accountId, kmsKeyId }) =>
    kmsKeyId ? [{ region, accountId, kmsKeyId }] : [],
  );
}

function rolesOf(
  places: (
    | (AwsPlace & { publisherRoleArn?: string; externalId?: string })
    | undefined
  )[],
) {
  return places.filter(isThere).flatMap(place => {
    const { region, accountId, publisherRoleArn: roleArn, externalId } = place;
    return roleArn ? [{ region, accountId, roleArn, externalId }] : [];
  });
}

function unique<T>(items: T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) {
    if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  }
  return [...first.values()];
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
