import type {
  PackageOriginRestrictions,
  PackageVersionStatus,
  Tag,
} from '@aws-sdk/client-codeartifact';

/** A domain, as it is stored. */
export interface DomainRecord {
  name: string;
  encryptionKey?: string;
  /** ISO 8601. */
  createdAt: string;
  /** What signs the tokens of this domain: 32 characters. */
  tokenSecret: string;
}

/** A repository, as it is stored. */
export interface RepositoryRecord {
  domain: string;
  name: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
  /** The folder of its packages; one that is made again gets another. */
  storageId: string;
}

/** The status of a package version that is not just published. */
export interface VersionStatusRecord {
  status: PackageVersionStatus;
}

/** From where versions of a package may come. */
export type RestrictionsRecord = PackageOriginRestrictions;

/** A package group, as it is stored. */
export interface PackageGroupRecord {
  domain: string;
  /** Which packages are in it, e.g. `/npm/acme/*`. */
  pattern: string;
  contactInfo?: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
}

/** The tags of one resource. */
export interface TagsRecord {
  tags: Tag[];
}
