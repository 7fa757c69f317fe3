import { randomBytes, randomUUID } from 'node:crypto';
import type {
  CreateDomainRequest,
  CreateRepositoryRequest,
  PackageVersionStatus,
  Tag,
} from '@aws-sdk/client-codeartifact';
import { AwsError } from '../../core/AwsError';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { conflict, notFound } from './errors';
import { NpmRegistries } from './npm/NpmRegistries';
import type { NpmVersion, Packument } from './npm/PackageStorage';
import { packageGroupResource } from './package-groups/packageGroupArn';
import { PackageGroups } from './package-groups/PackageGroups';
import type {
  DomainRecord,
  PackageGroupRecord,
  RepositoryRecord,
  RestrictionsRecord,
  TagsRecord,
  VersionStatusRecord,
} from './records';

/** What CodeArtifact needs of its surroundings. */
export interface CodeArtifactOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
  /** Where all services listen; known once they do. */
  endpoint: () => string;
  registries: NpmRegistries;
  /** Overrides for how many seconds tokens are valid, for tests of their end. */
  tokenSeconds?: number;
}

/** A domain, as a request names it. */
export interface DomainKey {
  domain?: string;
  domainOwner?: string;
}

/** A repository, as a request names it. */
export interface RepositoryKey extends DomainKey {
  repository?: string;
}

/** A package, as a request names it. */
export interface PackageKey extends RepositoryKey {
  namespace?: string;
  package?: string;
}

/** The full name of an npm package. */
export function fullName({ namespace, package: name }: PackageKey): string {
  return namespace ? `@${namespace}/${name}` : String(name);
}

/** Published directly, so versions from elsewhere are kept out. */
const DIRECTLY_PUBLISHED: RestrictionsRecord = {
  publish: 'ALLOW',
  upstream: 'BLOCK',
};

/** The state of the local CodeArtifact, on which its operations work. */
export class CodeArtifact {
  readonly domains: DocumentCollection<DomainRecord>;
  /** By domain. */
  readonly repositories: DocumentCollection<RepositoryRecord>;
  readonly packageGroups: PackageGroups;
  /** By storage id. */
  private readonly statuses: DocumentCollection<VersionStatusRecord>;
  /** By storage id. */
  private readonly restrictions: DocumentCollection<RestrictionsRecord>;
  /** By domain and repository. */
  private readonly tags: DocumentCollection<TagsRecord>;

  constructor(readonly options: CodeArtifactOptions) {
    const collection = <T extends object>(name: string) =>
      new DocumentCollection<T>(options.database, `codeartifact.${name}`);
    this.domains = collection('domain');
    this.repositories = collection('repository');
    this.packageGroups = new PackageGroups(options.database);
    this.tags = collection('tags');
    this.statuses = collection('status');
    this.restrictions = collection('restrictions');
  }

  /** Throws ResourceNotFoundException, or AccessDeniedException for another account's. */
  domain({ domain = '', domainOwner }: DomainKey): DomainRecord {
    const { accountId } = this.options;
    if (domainOwner !== undefined && domainOwner !== accountId) {
      throw new AwsError(
        'AccessDeniedException',
        `The account ${accountId} has no access to domains of the account ${domainOwner}.`,
        403,
      );
    }
    const found = this.domains.get(domain);
    if (found) return found;
    throw notFound(
      `Domain not found. Domain '${domain}' owned by account '${accountId}' does not exist.`,
    );
  }

  /** Throws ResourceNotFoundException if there is no such domain or repository. */
  repository(key: RepositoryKey): RepositoryRecord {
    const { name } = this.domain(key);
    const found = this.repositories.get(`${name}/${key.repository}`);
    if (found) return found;
    throw notFound(
      `Repository not found. Repository '${key.repository}' in domain '${name}' owned by account '${this.options.accountId}' does not exist.`,
    );
  }

  /** What was published of a package. Throws ResourceNotFoundException. */
  packument(key: PackageKey): Packument {
    const storage = this.options.registries.storage(this.repository(key));
    const found = storage.read(fullName(key));
    if (found) return found;
    const namespace = key.namespace ? `namespace: '${key.namespace}', ` : '';
    throw notFound(
      `Package not found. Package with format: 'npm', ${namespace}name: '${key.package}' does not exist.`,
    );
  }

  /** One version of a package. Throws ResourceNotFoundException. */
  version(key: PackageKey, version = ''): NpmVersion {
    const { versions } = this.packument(key);
    if (Object.hasOwn(versions, version)) return versions[version];
    throw notFound(
      `Package version not found. Version '${version}' of the package '${fullName(
        key,
      )}' does not exist.`,
    );
  }

  createDomain({ domain = '', encryptionKey }: CreateDomainRequest) {
    if (this.domains.get(domain)) {
      throw conflict(
        `Domain already exists. Domain with name '${domain}' already exists.`,
      );
    }
    const record: DomainRecord = {
      name: domain,
      encryptionKey,
      createdAt: new Date().toISOString(),
      tokenSecret: randomBytes(16).toString('hex'),
    };
    this.domains.put(domain, record);
    return record;
  }

  createRepository(input: CreateRepositoryRequest): RepositoryRecord {
    const { name: domain } = this.domain(input);
    const { repository: name = '', description } = input;
    const id = `${domain}/${name}`;
    if (this.repositories.get(id)) {
      throw conflict(
        `Repository already exists. Repository '${name}' in domain '${domain}' already exists.`,
      );
    }
    const createdAt = new Date().toISOString();
    const storageId = randomUUID();
    const record = { domain, name, description, createdAt, storageId };
    this.repositories.put(id, record, domain);
    return record;
  }

  /** Removes a domain without repositories, with its package groups. */
  removeDomain(domain: DomainRecord): void {
    const { name } = domain;
    this.domains.remove(name);
    this.tags.removeAll(`${name}/`);
    this.packageGroups.removeAll(domain);
  }

  /** Removes a repository with all its packages. */
  removeRepository(repository: RepositoryRecord): void {
    const { domain, name, storageId } = repository;
    this.repositories.remove(`${domain}/${name}`);
    this.statuses.removeAll(storageId);
    this.restrictions.removeAll(storageId);
    this.tags.removeAll(`${domain}/${name}`);
    this.options.registries.remove(repository);
  }

  /** The status of a version that exists. */
  statusOf(
    { storageId }: RepositoryRecord,
    packageName: string,
    version: string,
  ): PackageVersionStatus {
    const id = `${storageId}:${packageName}@${version}`;
    return this.statuses.get(id)?.status ?? 'Published';
  }

  setStatus(
    { storageId }: RepositoryRecord,
    packageName: string,
    version: string,
    status: PackageVersionStatus,
  ): void {
    const id = `${storageId}:${packageName}@${version}`;
    this.statuses.put(id, { status }, storageId);
  }

  /** From where versions of a package may come, whether it exists or not yet. */
  restrictionsOf(
    { storageId }: RepositoryRecord,
    packageName: string,
  ): RestrictionsRecord {
    const id = `${storageId}:${packageName}`;
    return this.restrictions.get(id) ?? DIRECTLY_PUBLISHED;
  }

  /** Whether the restrictions of a package were set, be it before it exists. */
  hasRestrictions({ storageId }: RepositoryRecord, name: string): boolean {
    return this.restrictions.get(`${storageId}:${name}`) !== undefined;
  }

  setRestrictions(
    { storageId }: RepositoryRecord,
    packageName: string,
    restrictions: RestrictionsRecord,
  ): void {
    const id = `${storageId}:${packageName}`;
    this.restrictions.put(id, restrictions, storageId);
  }

  tagsOf(arn: string): Tag[] {
    return this.tags.get(arn)?.tags ?? [];
  }

  /** Replaces the tags of a domain, a repository, a package or a package group. */
  setTags(arn: string, tags: Tag[]): void {
    const [type, domain, repository = ''] = arn.split('/');
    const owner = type.endsWith('package-group') ? '' : repository;
    this.tags.put(arn, { tags }, `${domain}/${owner}`);
  }

  /** Removes a package group with its tags. */
  removePackageGroup(group: PackageGroupRecord): void {
    this.packageGroups.remove(group);
    this.tags.remove(this.packageGroupArn(group.domain, group.pattern));
  }

  domainArn(domain: string): string {
    return this.arn(`domain/${domain}`);
  }

  repositoryArn({ domain, name }: RepositoryRecord): string {
    return this.arn(`repository/${domain}/${name}`);
  }

  /** The ARN of a repository, whether it is there or not. */
  repositoryArnOf({ domain = '*', repository = '*' }: RepositoryKey): string {
    return this.arn(`repository/${domain}/${repository}`);
  }

  /** The ARN of an npm package, whether it is there or not. */
  packageArn(key: PackageKey): string {
    const { domain, repository, namespace = '', package: name } = key;
    return this.arn(`package/${domain}/${repository}/npm/${namespace}/${name}`);
  }

  packageGroupArn(domain: string, pattern: string): string {
    return this.arn(packageGroupResource(domain, pattern));
  }

  private arn(resource: string): string {
    const { region, accountId } = this.options;
    return `arn:aws:codeartifact:${region}:${accountId}:${resource}`;
  }

  clear(): void {
    for (const repository of this.repositories.list()) {
      this.options.registries.remove(repository);
    }
    for (const collection of [
      this.domains,
      this.repositories,
      this.packageGroups,
      this.tags,
      this.statuses,
      this.restrictions,
    ]) {
      collection.clear();
    }
  }
}
