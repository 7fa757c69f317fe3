import type {
  About,
  AboutChange,
  BuiltPackage,
  BundleFile,
  Facets,
  FindingsSummary,
  PatternAttributes,
  PatternLifecycle,
  PatternType,
  Problem,
  Publication,
  ReleaseTarget,
  Report,
  Retirement,
  Review,
  Transition,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { AttributeStore } from './AttributeStore';
import type { SubscriptionStore } from './SubscriptionStore';
import type { LaunchStore } from './LaunchStore';
import type { RefusedRule, StatisticsStore } from './StatisticsStore';

/** A condition of the permission framework, as the store evaluates it. @public */
export type PatternFilter =
  | { key: 'owner' | 'type' | 'state'; values: string[] }
  | { key: 'attribute'; attribute: string; values: string[] };

/** Which patterns and versions a caller may see. @public */
export type Visibility = {
  /**
   * Whether versions that are not published are seen: of all patterns, of none,
   * or of those that meet the conditions.
   */
  unpublished: boolean | PermissionCriteria<PatternFilter>;
  /** Conditions of the permission policy that every pattern has to meet. */
  filter?: PermissionCriteria<PatternFilter>;
};

/** A pattern as it is stored. Times are ISO 8601 in UTC. @public */
export type PatternRecord = {
  name: string;
  title: string;
  type: PatternType;
  description: string;
  owner: string;
  /** Values by key, as spelled. */
  attributes: PatternAttributes;
  lifecycle: PatternLifecycle;
  /** Highest published version. */
  latestVersion?: string;
  /** Highest version in any state, and its state. */
  newestVersion?: string;
  newestState?: VersionState;
  /** Why its latest version is deprecated, when it is. */
  retirement?: Retirement;
  sourceUrl?: string;
  /** Counts the changes of title, description, owner and attributes. */
  revision: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
};

/** The release of a version; the key itself is never stored. @public */
export type ReleaseRecord = {
  /** Those of the pattern when the version was first released. */
  attributes?: PatternAttributes;
  startedAt: string;
  /** Who approved it or started it again. */
  startedBy: string;
  attempts: number;
  /** sha256 of the secret that admits the first task. */
  keyHash?: string;
  taskId?: string;
  /** How far it is, by target; from the first attempt on. */
  targets?: ReleaseTarget[];
};

/**
 * Why a version is deprecated or revoked, with what it was before, so that
 * undoing it brings that back.
 * @public
 */
export type RetirementRecord = Retirement & {
  before: {
    state: 'published' | 'deprecated';
    /** Of a version that was retired before. */
    retirement?: RetirementRecord;
  };
};

/** A field that a version may change of its pattern. @public */
export type AboutField = AboutChange['field'];

/** A version as it is stored. @public */
export type VersionRecord = VersionRef & {
  digest: string;
  state: VersionState;
  submittedBy: string;
  submittedAt: string;
  updatedAt: string;
  notes?: string;
  /** What its submitter said of the pattern. */
  about: About;
  /** What of it waits for approval: the fields that the submission changed. */
  changes: AboutField[];
  files: BundleFile[];
  findings?: FindingsSummary;
  review?: Review;
  release?: ReleaseRecord;
  /** Where it went; while it is published, those that are done already. */
  publications?: Publication[];
  /** Of a CDK pattern whose build ended well. */
  package?: BuiltPackage;
  problem?: Problem;
  /** Why it is deprecated or revoked. */
  retirement?: RetirementRecord;
};

/** The parts of a version that a step may change; `null` removes one. @public */
export type VersionPatch = {
  [K in
    | 'findings'
    | 'review'
    | 'release'
    | 'publications'
    | 'package'
    | 'problem'
    | 'retirement']?: VersionRecord[K] | null;
};

/** A pattern of which something is published. @public */
export type PublishedPattern = {
  name: string;
  type: PatternType;
  attributes: PatternAttributes;
  /** Of its highest published version, by target; at least one. */
  publications: Publication[];
};

/** What a submission stores. @public */
export type SubmissionRecord = VersionRef & {
  title: string;
  type: PatternType;
  description: string;
  owner: string;
  sourceUrl?: string;
  digest: string;
  notes?: string;
  files: BundleFile[];
  submittedBy: string;
  /** Those of the pattern stay as they are without it. */
  attributes?: PatternAttributes;
};

/** Filters, order and page of a pattern list. @public */
export type PatternQuery = {
  search?: string;
  type?: string[];
  owner?: string[];
  lifecycle?: string[];
  state?: string[];
  resourceType?: string[];
  /** `KEY:VALUE` in any case; of one key any, of several keys all. */
  attribute?: string[];
  sort: 'name' | 'title' | 'updated';
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
  visibility: Visibility;
};

/** Filters and page of a list of versions over all patterns. @public */
export type VersionQuery = {
  state?: VersionState[];
  submittedBy?: string;
  /** By time of submission. */
  order: 'asc' | 'desc';
  limit: number;
  cursor?: string;
  visibility: Visibility;
};

/** Page of the steps of a pattern, newest first. @public */
export type HistoryQuery = {
  patternName: string;
  /** Only the steps of this version. */
  version?: string;
  limit: number;
  cursor?: string;
};

/** Most values of one facet; those with the highest counts are kept. @public */
export const MAX_FACET_VALUES = 200;

/** A keyset page. @public */
export type StorePage<T> = { items: T[]; nextCursor?: string };

/** One legal step of a version. @public */
export type TransitionRequest = VersionRef & {
  from: VersionState;
  to: VersionState;
  /** The digest that the step is bound to. */
  digest: string;
  actor: string;
  comment?: string;
  patch?: VersionPatch;
  /**
   * Words to find the pattern by (README, resource types), when its latest
   * version is the one that they are of after the step: this one, unless they
   * say another.
   */
  index?: { text: string; resourceTypes: string[]; version?: string };
  /** The rules that refuse it, each once, when it becomes `invalid`: they are counted. */
  refusedBy?: RefusedRule[];
};

/** Work that one replica holds until the lease ends. @public */
export type Lease = { holder: string; durationMs: number };

/**
 * Keeps patterns, versions, reports and history. Every implementation passes
 * the contract suite `patternStoreContract` of `patterns-node/testUtils`.
 * @public
 */
export interface PatternStore
  extends AttributeStore,
    StatisticsStore,
    LaunchStore,
    SubscriptionStore {
  /** A keyset page; one indexed statement. */
  listPatterns(query: PatternQuery): Promise<StorePage<PatternRecord>>;
  /** Counts over what the caller may see. */
  getFacets(visibility: Visibility): Promise<Facets>;
  getPattern(name: string): Promise<PatternRecord | undefined>;
  /** In the order of the names; undefined where there is none. */
  getPatterns(names: string[]): Promise<(PatternRecord | undefined)[]>;

  /**
   * Changes what a pattern is, without a version.
   * @throws NotFoundError when there is none, ConflictError when it was changed
   * since, or an attribute does not exist.
   */
  updatePattern(
    name: string,
    update: Omit<About, 'sourceUrl'> & { revision: number },
  ): Promise<PatternRecord>;

  /** Every published pattern with where its newest version went, some at a time. */
  allPublished(): AsyncIterable<PublishedPattern>;
  /** One of them; undefined when nothing of the pattern is published. */
  getPublished(name: string): Promise<PublishedPattern | undefined>;

  /** A keyset page over all patterns. */
  listVersions(query: VersionQuery): Promise<StorePage<VersionRecord>>;
  /** Every version of a pattern, highest first. */
  getVersions(patternName: string): Promise<VersionRecord[]>;
  getVersion(ref: VersionRef): Promise<VersionRecord | undefined>;
  /** The steps of one version since its last submission, oldest first. */
  getSteps(ref: VersionRef): Promise<Transition[]>;
  /** A keyset page of the steps of a pattern or of one version, newest first. */
  listHistory(query: HistoryQuery): Promise<StorePage<Transition>>;

  /**
   * Records a version as `validating`, and the pattern with its first one. A
   * version that is `invalid` or `rejected` is submitted again under the same
   * number: its findings, review and problem are voided.
   *
   * @throws ConflictError when the version exists in another state, is not
   * higher than the highest version that is not `invalid` or `rejected`, or
   * the pattern is of another type.
   */
  submitVersion(submission: SubmissionRecord): Promise<{
    version: VersionRecord;
    transition: Transition;
  }>;

  /**
   * One compare-and-set on state and digest, with its history row. A step
   * between states of the lifecycle asks for AWS to show it, in the same
   * transaction.
   * @throws ConflictError when the step is illegal or the version has moved on,
   * saying the state it is in; NotFoundError when there is no such version.
   */
  transition(request: TransitionRequest): Promise<{
    version: VersionRecord;
    transition: Transition;
  }>;

  /**
   * Changes parts of a version that stays in its state. Another reason of its
   * retirement asks for AWS to show it.
   * @throws ConflictError when state or digest are not as expected.
   */
  patchVersion(
    ref: VersionRef,
    expected: { state: VersionState; digest: string; keyHash?: string },
    patch: VersionPatch,
  ): Promise<VersionRecord>;

  /**
   * Leases up to `limit` versions in a state that nobody holds, longest
   * waiting first; of patterns of all types, or of one. Two replicas never get
   * the same one.
   */
  claimVersions(
    state: VersionState,
    lease: Lease,
    limit: number,
    type?: PatternType,
  ): Promise<VersionRecord[]>;
  /** Prolongs a lease; false when it was lost. */
  renewLease(ref: VersionRef, lease: Lease): Promise<boolean>;
  /** Gives a lease back, so that the work can go on at once. */
  releaseLease(ref: VersionRef, holder: string): Promise<void>;

  /**
   * Keeps what was found of a version while it is validated; a later report of
   * the same bundle replaces it. Once the version has gone on, or was submitted
   * again with another bundle, nothing happens: what was decided on stays.
   */
  saveReport(ref: VersionRef, report: Report): Promise<void>;
  /** What was found of one bundle of a version. */
  getReport(ref: VersionRef, digest: string): Promise<Report | undefined>;

  /** Adds to what the build of a bundle for a version has written. */
  appendBuildLog(ref: VersionRef, digest: string, text: string): Promise<void>;

  /**
   * What the build of a bundle for a version has written, from a place on.
   * Places are numbers that only grow; 0 is the beginning, and `next` where the
   * following part will be.
   */
  readBuildLog(
    ref: VersionRef,
    digest: string,
    from: number,
  ): Promise<{ text: string; next: number }>;
}
