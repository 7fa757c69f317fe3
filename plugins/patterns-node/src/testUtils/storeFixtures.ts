import { createHash } from 'node:crypto';
import type {
  Transition,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SubmissionRecord,
  TransitionRequest,
  VersionRecord,
  Visibility,
} from '../store/PatternStore';

/** Makes an empty store. */
export type CreateStore = () => Promise<PatternStore>;

/**
 * Fills a store once for the tests of a `describe`, none of which may change
 * it. Gives what reads it; to be called in the `describe`.
 */
export function filledOnce<T>(fill: () => Promise<T>): () => T {
  let filled: T;
  beforeAll(async () => {
    filled = await fill();
  });
  return () => filled;
}

/** Sees everything. */
export const everything: Visibility = { unpublished: true };
/** Sees what is published. */
export const published: Visibility = { unpublished: false };

/** How a new version gets to each state. */
const paths: Record<VersionState, VersionState[]> = {
  validating: [],
  invalid: ['invalid'],
  'in-review': ['in-review'],
  rejected: ['in-review', 'rejected'],
  approved: ['in-review', 'approved'],
  publishing: ['in-review', 'approved', 'publishing'],
  'publish-failed': ['in-review', 'approved', 'publishing', 'publish-failed'],
  published: ['in-review', 'approved', 'publishing', 'published'],
  deprecated: [
    'in-review',
    'approved',
    'publishing',
    'published',
    'deprecated',
  ],
  revoked: [
    'in-review',
    'approved',
    'publishing',
    'published',
    'deprecated',
    'revoked',
  ],
};

/** A digest, another one for each text. */
export function aDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A submission of `bucket` 1.0.0, but for what is given. */
export function aSubmission(
  changes: Partial<SubmissionRecord> = {},
): SubmissionRecord {
  const { patternName = 'bucket', version = '1.0.0' } = changes;
  return {
    patternName,
    version,
    title: 'Encrypted bucket',
    type: 'CFN',
    description: 'Keeps objects safe',
    owner: 'group:default/platform',
    digest: aDigest(`${patternName} ${version}`),
    files: [{ path: 'template.yaml', size: 12 }],
    submittedBy: 'user:default/publisher',
    ...changes,
  };
}

/** Takes one step from where the version is now. */
export async function step(
  store: PatternStore,
  ref: VersionRef,
  to: VersionState,
  changes: Partial<TransitionRequest> = {},
): Promise<VersionRecord> {
  const { patternName, version } = ref;
  const current = await store.getVersion({ patternName, version });
  const { state = 'validating', digest = '' } = current ?? {};
  const moved = await store.transition({
    patternName,
    version,
    from: state,
    to,
    digest,
    actor: 'user:default/admin',
    ...changes,
  });
  return moved.version;
}

/** Submits a version and takes it to a state. */
export async function submitTo(
  store: PatternStore,
  state: VersionState,
  changes: Partial<SubmissionRecord> = {},
  index?: TransitionRequest['index'],
): Promise<VersionRecord> {
  let { version } = await store.submitVersion(aSubmission(changes));
  for (const to of paths[state]) {
    version = await step(store, version, to, {
      index: to === 'published' ? index : undefined,
    });
  }
  return version;
}

/**
 * Calls the store several times at once, so that connections are open: without
 * that, the first callers of a race come one after the other.
 */
export async function openConnections(store: PatternStore): Promise<void> {
  await Promise.all(
    Array.from({ length: 20 }, () => store.getVersions('bucket')),
  );
}

/** The steps of a pattern or of one of its versions, oldest first. */
export async function stepsOf(
  store: PatternStore,
  patternName: string,
  version?: string,
): Promise<Transition[]> {
  const { items } = await store.listHistory({
    patternName,
    version,
    limit: 100,
  });
  return items.reverse();
}

/** Names of the patterns on a page of everything that a query finds. */
export async function namesOf(
  store: PatternStore,
  query: Partial<Parameters<PatternStore['listPatterns']>[0]>,
): Promise<string[]> {
  const { items } = await store.listPatterns({
    sort: 'name',
    order: 'asc',
    limit: 50,
    visibility: everything,
    ...query,
  });
  return items.map(pattern => pattern.name);
}
