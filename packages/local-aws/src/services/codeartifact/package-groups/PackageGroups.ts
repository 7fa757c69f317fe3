import { PackageFormat } from '@aws-sdk/client-codeartifact';
import { notImplemented } from '../../../core/AwsError';
import { DocumentCollection } from '../../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../../core/storage/LocalDatabase';
import { conflict, invalid, notFound } from '../errors';
import type { DomainRecord, PackageGroupRecord } from '../records';
import { coversPattern } from './coversPattern';
import {
  PackagePattern,
  parsePackagePattern,
  ROOT_PATTERN,
} from './PackagePattern';

const OTHER_FORMATS = Object.values<string>(PackageFormat).filter(
  format => format !== 'npm',
);

/** The pattern of a group that is there. */
export function patternOf({ pattern }: PackageGroupRecord): PackagePattern {
  const parsed = parsePackagePattern(pattern);
  if (!parsed) throw new Error(`The stored pattern ${pattern} is none`);
  return parsed;
}

/** Orders groups from the most specific to the root, as AWS does: by their length. */
export function bySpecificity(
  a: PackageGroupRecord,
  b: PackageGroupRecord,
): number {
  const isExact = ({ pattern }: PackageGroupRecord) =>
    Number(pattern.endsWith('$'));
  return b.pattern.length - a.pattern.length || isExact(b) - isExact(a);
}

/** The package groups of all domains. Each domain has a root group, whether it was stored or not. */
export class PackageGroups {
  /** By domain. */
  private readonly groups: DocumentCollection<PackageGroupRecord>;

  constructor(database: LocalDatabase) {
    this.groups = new DocumentCollection(database, 'codeartifact.packageGroup');
  }

  /** Throws ResourceNotFoundException if a domain has no group of this pattern. */
  find(domain: DomainRecord, pattern = ''): PackageGroupRecord {
    const stored = this.groups.get(domain.name + pattern);
    if (stored) return stored;
    if (pattern === ROOT_PATTERN) return rootOf(domain);
    throw notFound(
      `Package group not found. Package group '${pattern}' in domain '${domain.name}' does not exist.`,
    );
  }

  /** The groups of a domain, by pattern. */
  list(domain: DomainRecord): PackageGroupRecord[] {
    const stored = this.groups
      .list(domain.name)
      .filter(({ pattern }) => pattern !== ROOT_PATTERN);
    return [this.find(domain, ROOT_PATTERN), ...stored].sort((a, b) =>
      a.pattern < b.pattern ? -1 : 1,
    );
  }

  /** The most specific other group that covers a group; the root has none. */
  parentOf(
    domain: DomainRecord,
    group: PackageGroupRecord,
  ): PackageGroupRecord | undefined {
    const own = patternOf(group);
    return this.list(domain)
      .filter(other => other.pattern !== group.pattern)
      .filter(other => coversPattern(patternOf(other), own))
      .sort(bySpecificity)[0];
  }

  /**
   * Makes a group.
   *
   * @throws AwsError ValidationException if the pattern is none, a 501 if it is
   * of another format than npm, or ConflictException if there is such a group
   */
  create(
    domain: DomainRecord,
    { pattern, ...details }: Omit<PackageGroupRecord, 'domain' | 'createdAt'>,
  ): PackageGroupRecord {
    checkPattern(pattern);
    if (this.list(domain).some(group => group.pattern === pattern)) {
      throw conflict(
        `Package group already exists. Package group '${pattern}' in domain '${domain.name}' already exists.`,
      );
    }
    const createdAt = new Date().toISOString();
    const group = { domain: domain.name, pattern, createdAt, ...details };
    this.put(group);
    return group;
  }

  put(group: PackageGroupRecord): void {
    this.groups.put(group.domain + group.pattern, group, group.domain);
  }

  remove({ domain, pattern }: PackageGroupRecord): void {
    this.groups.remove(domain + pattern);
  }

  /** Removes the groups of a domain. */
  removeAll({ name }: DomainRecord): void {
    this.groups.removeAll(name);
  }

  clear(): void {
    this.groups.clear();
  }
}

function checkPattern(pattern: string): void {
  const [, format] = pattern.split('/');
  const isOther = OTHER_FORMATS.includes(format);
  if (isOther) throw notImplemented(`A package group of the format ${format}`);
  if (parsePackagePattern(pattern)) return;
  throw invalid(
    `'${pattern}' is not the pattern of a package group. It must be like /npm/*, /npm/scope~, /npm/scope/*, /npm/scope/name~ or /npm/scope/name$.`,
  );
}

function rootOf({ name, createdAt }: DomainRecord): PackageGroupRecord {
  return { domain: name, pattern: ROOT_PATTERN, createdAt };
}
