import type { Config } from '@backstage/config';
import type { BucketPlace } from './BucketClients';
import type { PortfolioPlace } from './checks/portfolioCheck';
import type { RepositoryPlace } from './checks/repositoryCheck';

const SERVICE_CATALOG_KEY = 'patterns.publish.serviceCatalog';
const CODEARTIFACT_KEY = 'patterns.publish.codeArtifact';

/** The role that publishes; with the id that its trust policy asks for. */
type PublisherRole = { publisherRoleArn?: string; externalId?: string };

/** A place that CloudFormation patterns are published to. */
export type CatalogPlace = BucketPlace & PortfolioPlace & PublisherRole;

/** A place that CDK patterns are published to. */
export type PackagePlace = RepositoryPlace & PublisherRole;

/**
 * The places that CloudFormation patterns are published to: the targets, whose
 * keys are those of the section unless they have their own. The scaffolder's
 * module declares and checks these keys.
 */
export function readCatalogPlaces(root: Config): CatalogPlace[] {
  const section = root.getOptionalConfig(SERVICE_CATALOG_KEY);
  if (!section) return [];
  const targets = section.getOptionalConfigArray('targets') ?? [section];
  return targets.map(target => toCatalogPlace(target, section));
}

function toCatalogPlace(target: Config, section: Config): CatalogPlace {
  const read = (key: string) =>
    target.getOptionalString(key) ?? section.getOptionalString(key);
  // A name of the target takes the place of an id of the section.
  const named = ['portfolioId', 'portfolioName'].some(key => target.has(key))
    ? target
    : section;
  const trusted = target.has('publisherRoleArn') ? target : section;
  return {
    region: read('region') ?? section.getString('region'),
    accountId: read('accountId'),
    bucket: read('bucket') ?? section.getString('bucket'),
    kmsKeyId: read('kmsKeyId'),
    launchRoleName: read('launchRoleName'),
    portfolioId: named.getOptionalString('portfolioId'),
    portfolioName: named.getOptionalString('portfolioName'),
    ...readRole(trusted),
  };
}

/** The place that CDK patterns are published to; the scaffolder's module declares its keys. */
export function readPackagePlace(root: Config): PackagePlace | undefined {
  const section = root.getOptionalConfig(CODEARTIFACT_KEY);
  if (!section) return undefined;
  return {
    region: section.getString('region'),
    accountId: section.getOptionalString('accountId'),
    domain: section.getString('domain'),
    domainOwner: section.getOptionalString('domainOwner'),
    repository: section.getString('repository'),
    ...readRole(section),
  };
}

function readRole(config: Config): PublisherRole {
  return {
    publisherRoleArn: config.getOptionalString('publisherRoleArn'),
    externalId: config.getOptionalString('externalId'),
  };
}
