import { createHash } from 'node:crypto';
import type {
  DomainDescription,
  PackageVersionDescription,
  PackageVersionOrigin,
  RepositoryDescription,
} from '@aws-sdk/client-codeartifact';
import { CodeArtifact, fullName, PackageKey } from './CodeArtifact';
import type { NpmVersion } from './npm/PackageStorage';
import type { DomainRecord, RepositoryRecord } from './records';

/** A domain, as callers see it. */
export function viewDomain(
  state: CodeArtifact,
  domain: DomainRecord,
): DomainDescription {
  return {
    name: domain.name,
    owner: state.options.accountId,
    arn: state.domainArn(domain.name),
    status: 'Active',
    createdTime: new Date(domain.createdAt),
    encryptionKey: domain.encryptionKey,
    repositoryCount: state.repositories.count(domain.name),
  };
}

/** A repository, as callers see it. */
export function viewRepository(
  state: CodeArtifact,
  repository: RepositoryRecord,
): RepositoryDescription {
  const { accountId } = state.options;
  return {
    name: repository.name,
    administratorAccount: accountId,
    domainName: repository.domain,
    domainOwner: accountId,
    arn: state.repositoryArn(repository),
    description: repository.description,
    upstreams: [],
    externalConnections: [],
    createdTime: new Date(repository.createdAt),
  };
}

/** What changes when the content of a version does; AWS's own is as opaque. */
export function revisionOf({ version, dist }: NpmVersion): string {
  return createHash('sha256')
    .update(`${version} ${dist.shasum} ${dist.integrity}`)
    .digest('base64');
}

/** Where a version came from: everything here was published directly. */
export function viewOrigin({ name }: RepositoryRecord): PackageVersionOrigin {
  return {
    domainEntryPoint: { repositoryName: name },
    originType: 'INTERNAL',
  };
}

function textOf(value: unknown, member: string): string | undefined {
  if (typeof value === 'string') return value;
  const text = (value as Record<string, unknown> | undefined)?.[member];
  return typeof text === 'string' ? text : undefined;
}

/** A version of a package, as callers see it. */
export function viewVersion(
  state: CodeArtifact,
  key: PackageKey,
  version: NpmVersion,
): PackageVersionDescription {
  const repository = state.repository(key);
  const { time } = state.packument(key);
  const license = textOf(version.license, 'type');
  return {
    format: 'npm',
    namespace: key.namespace,
    packageName: key.package,
    displayName: fullName(key),
    version: version.version,
    summary: version.description,
    homePage: textOf(version.homepage, 'url'),
    sourceCodeRepository: textOf(version.repository, 'url'),
    publishedTime: new Date(time[version.version]),
    licenses: license ? [{ name: license }] : [],
    revision: revisionOf(version),
    status: state.statusOf(repository, fullName(key), version.version),
    origin: viewOrigin(repository),
  };
}
