import type { Knex } from 'knex';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  mayTransition,
  type VersionRef,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type {
  TransitionRequest,
  VersionPatch,
} from '@apo/backstage-plugin-patterns-node';
import { checkText } from './checkText';
import { noLease } from './leases';
import { updateStanding } from './patternStanding';
import { indexContent } from './patternTerms';
import { describePattern } from './describePattern';
import { requestSync } from './sync/syncRequests';
import {
  toPatchColumns,
  toTransition,
  toVersion,
  type TransitionRow,
  type VersionRow,
} from './rows';

/** What a version must be for a change to be made. */
export type ExpectedVersion = {
  state: VersionState;
  digest: string;
  keyHash?: string;
};

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.transition} */
export async function transitionVersion(
  tx: Knex.Transaction,
  request: TransitionRequest,
  now: string,
) {
  const { patternName, from, to, digest, actor, comment, patch } = request;
  checkText({ actor, comment, ...request.index });
  // Locks are taken in the same order everywhere: the pattern, then a version.
  await tx('patterns').select('name').where({ name: patternName }).forUpdate();
  const legal = mayTransition(from, to) && to !== 'validating';
  const row =
    legal &&
    (await updateExpected(
      tx,
      request,
      { state: from, digest },
      {
        ...toPatchColumns(patch),
        ...noLease,
        state: to,
        state_since: now,
        updated_at: now,
      },
    ));
  if (!row) throw await refusal(tx, request, legal);

  const step = toStep(request, now);
  await tx<TransitionRow>('pattern_transitions').insert(step);
  if (to === 'approved') {
    const { about, changes } = toVersion(row);
    await describePattern(tx, patternName, about, changes);
  }
  const standing = await updateStanding(tx, patternName, now);
  if (request.index && standing.latest_version === request.version) {
    await indexContent(tx, patternName, request.index);
  }
  if (to === 'published' || to === 'approved') {
    await requestSync(tx, [{ kind: 'pattern', id: patternName }], now);
  }
  return { version: toVersion(row), transition: toTransition(step) };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.patchVersion} */
export async function patchVersion(
  knex: Knex,
  ref: VersionRef,
  expected: ExpectedVersion,
  patch: VersionPatch,
  now: string,
) {
  const row = await updateExpected(knex, ref, expected, {
    ...toPatchColumns(patch),
    updated_at: now,
  });
  if (!row) throw await movedOn(knex, ref, expected);
  return toVersion(row);
}

/** The compare-and-set that every change of a version goes through. */
async function updateExpected(
  knex: Knex,
  { patternName, version }: VersionRef,
  { state, digest, keyHash }: ExpectedVersion,
  columns: Partial<VersionRow>,
): Promise<VersionRow | undefined> {
  const [row] = await knex<VersionRow>('pattern_versions')
    .where({ pattern_name: patternName, version, state, digest })
    .where(keyHash === undefined ? {} : { release_key_hash: keyHash })
    .update(columns)
    .returning('*');
  return row;
}

function toStep(request: TransitionRequest, now: string): TransitionRow {
  return {
    pattern_name: request.patternName,
    version: request.version,
    from_state: request.from,
    to_state: request.to,
    actor: request.actor,
    at: now,
    digest: request.digest,
    comment: request.comment ?? null,
  };
}

async function refusal(knex: Knex, request: TransitionRequest, legal: boolean) {
  const { from, to, digest } = request;
  if (legal) return movedOn(knex, request, { state: from, digest });
  const { state } = await find(knex, request);
  const advice =
    to === 'validating'
      ? 'submit it again to have it validated'
      : 'load it again and see what can be done with it';
  return new ConflictError(
    `${nameOf(
      request,
    )} is ${state}, and no version goes from ${from} to ${to}: ${advice}`,
  );
}

async function movedOn(knex: Knex, ref: VersionRef, expected: ExpectedVersion) {
  const { state, digest } = await find(knex, ref);
  const name = nameOf(ref);
  if (state !== expected.state) {
    return new ConflictError(
      `${name} is ${state} and no longer ${expected.state}: load it again before you go on`,
    );
  }
  return new ConflictError(
    digest === expected.digest
      ? `${name} is ${state}, and its release was started again meanwhile: load it again before you go on`
      : `${name} is ${state} with other content, its digest is ${digest}: load it again and look at what it is now`,
  );
}

async function find(knex: Knex, ref: VersionRef) {
  const { patternName, version } = ref;
  const row = await knex<VersionRow>('pattern_versions')
    .first('state', 'digest')
    .where({ pattern_name: patternName, version });
  if (row) return row;
  throw new NotFoundError(
    `There is no version ${version} of the pattern '${patternName}'`,
  );
}

function nameOf({ patternName, version }: VersionRef) {
  return `Version ${version} of the pattern '${patternName}'`;
}
