import type {
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternStore,
  SubmissionRecord,
} from '@apo/backstage-plugin-patterns-node';

const admin = 'user:default/admin';

/** Takes one step from where a version is, with why when it is retired. */
export async function takeTo(
  store: PatternStore,
  ref: VersionRef,
  to: VersionState,
  why?: { reason: string; successor?: string },
) {
  const current = (await store.getVersion(ref))!;
  const at = new Date().toISOString();
  const before = { state: 'published' as const };
  const retirement = why && {
    ...why,
    by: admin,
    at,
    scope: 'version' as const,
    before,
  };
  const { version } = await store.transition({
    patternName: ref.patternName,
    version: ref.version,
    from: current.state,
    to,
    digest: current.digest,
    actor: admin,
    patch: retirement && { retirement },
  });
  return version;
}

/** Submits a version of `bucket` and publishes it. */
export async function aPublishedVersion(
  store: PatternStore,
  changes: Partial<SubmissionRecord> = {},
) {
  const { version } = await store.submitVersion({
    patternName: 'bucket',
    version: '1.0.0',
    title: 'Encrypted bucket',
    type: 'CFN',
    description: 'Keeps objects safe',
    owner: 'group:default/Platform',
    digest: '0'.repeat(64),
    files: [{ path: 'template.yaml', size: 12 }],
    submittedBy: 'user:default/publisher',
    ...changes,
  });
  let moved = version;
  for (const to of [
    'in-review',
    'approved',
    'publishing',
    'published',
  ] as const) {
    moved = await takeTo(store, moved, to);
  }
  return moved;
}
