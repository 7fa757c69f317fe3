import type { Knex } from 'knex';
import {
  isLifecycleState,
  lifecycleSubject,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  isLegalStep,
  storeErrors,
  type ExpectedVersion,
  checkText,
  type TransitionRequest,
  type VersionPatch,
} from '@apo/backstage-plugin-patterns-node';
import { noLease } from './RowLeases';
import { updateStanding } from './patternStanding';
import { indexContent } from './patternTerms';
import { describePattern } from './describePattern';
import { countStep } from './statistics/countStep';
import { recordNotice } from './subscriptions/recordNotice';
import { requestSync } from './sync/syncRequests';
import {
  toPatchColumns,
  toTransition,
  toVersion,
  type TransitionRow,
  type VersionRow,
} from './rows';

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
  const legal = isLegalStep(from, to);
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
  if (!row) throw storeErrors.stepRefused(request, await find(tx, request));

  const step = toStep(request, now);
  await tx<TransitionRow>('pattern_transitions').insert(step);
  await countStep(tx, request, row.submitted_at, now);
  if (to === 'approved') {
    const { about, changes } = toVersion(row);
    await describePattern(tx, patternName, about, changes);
  }
  await recordNotice(tx, request, now);
  const standing = await updateStanding(tx, patternName, now);
  const { index } = request;
  const indexed = index?.version ?? request.version;
  if (index && standing.latestVersion === indexed) {
    await indexContent(tx, patternName, index);
  }
  if (to === 'published' || to === 'approved') {
    await requestSync(tx, [{ kind: 'pattern', id: patternName }], now);
  }
  if (isLifecycleState(from) && isLifecycleState(to)) {
    await requestSync(tx, [lifecycleSubject(request)], now);
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
  if (!row) {
    throw storeErrors.movedOn(ref, expected, await find(knex, ref));
  }
  if (patch.retirement) await requestSync(knex, [lifecycleSubject(ref)], now);
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

async function find(knex: Knex, { patternName, version }: VersionRef) {
  return knex<VersionRow>('pattern_versions')
    .first('state', 'digest')
    .where({ pattern_name: patternName, version });
}
