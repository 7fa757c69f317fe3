import {
  isLifecycleState,
  lifecycleSubject,
  type Transition,
  type VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  isLegalStep,
  storeErrors,
  toRetirement,
  toTerms,
  type ExpectedVersion,
  type RankedVersion,
  type TransitionRequest,
  type VersionPatch,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob } from '../blobs';
import { contentKey, versionKey } from '../keys';
import { withStanding, type StoredPattern } from '../patterns/patternItem';
import {
  describePattern,
  readPattern,
  writePattern,
} from '../patterns/PatternTransaction';
import type { Content } from '../search/PatternIndex';
import { recordNotice } from '../subscriptions/noticeItem';
import { countStep } from '../statistics/countStep';
import { requestSync } from '../sync/syncRequests';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { toStepItem } from './steps';
import {
  fromVersionItem,
  placesOf,
  readRanked,
  readVersionItem,
  toPatch,
  toUpdate,
} from './versionItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.transition} */
export async function transitionVersion(
  table: Table,
  request: TransitionRequest,
): Promise<{ version: VersionRecord; transition: Transition }> {
  const { patternName, from, to, digest, actor, comment, patch } = request;
  checkText({ patternName, version: request.version });
  checkText({ actor, comment, ...request.index });
  const transition = await transact(table, async tx => {
    const now = new Date().toISOString();
    const [pattern, item, versions] = await Promise.all([
      readPattern(table, patternName),
      readVersionItem(table, request),
      readRanked(table, patternName),
    ]);
    const expected =
      item && item.state === from && item.digest === digest && pattern;
    if (!expected || !isLegalStep(from, to)) {
      throw storeErrors.stepRefused(request, toStanding(item));
    }
    const version = await fromVersionItem(table, item);
    const { set, remove } = await toPatch(table, patch);
    tx.update({
      key: versionKey(request)!,
      ...toExpectedUpdate(
        { state: from, digest },
        {
          ...set,
          ...placesOf(version, pattern.type, to, now),
          state: to,
          updatedAt: now,
        },
        [...remove, 'leaseHolder', 'leaseUntil'],
      ),
      otherwise: 'again',
    });

    const { about, changes } = version;
    const described =
      to === 'approved'
        ? await describePattern(table, pattern, about, changes)
        : pattern;
    const standing = withStanding(described, moved(versions, request), now);
    const { retirement = version.retirement } = patch ?? {};
    const after = await withRetirement(table, standing, {
      ...version,
      retirement,
    });
    const steps = pattern.steps + 1;
    const step = toStep(request, now);
    writePattern(tx, pattern, { ...after, steps });
    tx.put(toStepItem(patternName, steps, step));
    countStep(tx, request, version.submittedAt, now);
    await recordNotice(table, tx, request, now);
    const { index } = request;
    const indexed = index?.version ?? request.version;
    if (index && after.latestVersion === indexed) {
      const content = await packBlob(table, toContent(index));
      tx.put({ ...contentKey(patternName), content });
    }
    if (to === 'published' || to === 'approved') {
      const subject = { kind: 'pattern', id: patternName } as const;
      requestSync(tx, subject, now, after.attributes);
    }
    if (isLifecycleState(from) && isLifecycleState(to)) {
      requestSync(tx, lifecycleSubject(request), now);
    }
    return step;
  });
  const item = await readVersionItem(table, request);
  return { version: await fromVersionItem(table, item!), transition };
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.patchVersion} */
export async function patchVersion(
  table: Table,
  ref: VersionRef,
  expected: ExpectedVersion,
  patch: VersionPatch,
): Promise<VersionRecord> {
  const key = versionKey(ref);
  const { set, remove } = await toPatch(table, patch);
  if (!key) throw storeErrors.versionAbsent(ref);
  const now = new Date().toISOString();
  const change = {
    key,
    ...toExpectedUpdate(expected, { ...set, updatedAt: now }, remove),
  };
  const movedOn = async () =>
    storeErrors.movedOn(
      ref,
      expected,
      toStanding(await readVersionItem(table, ref)),
    );
  if (!patch.retirement) {
    const item = await table.update(change);
    if (item) return fromVersionItem(table, item);
    throw await movedOn();
  }
  await transact(table, async tx => {
    const pattern = await readPattern(table, ref.patternName);
    tx.update({ ...change, otherwise: movedOn });
    if (
      pattern?.latestState === 'deprecated' &&
      pattern.latestVersion === ref.version
    ) {
      const retirement = toRetirement(patch.retirement);
      writePattern(tx, pattern, { ...pattern, retirement, updatedAt: now });
    }
    requestSync(tx, lifecycleSubject(ref), now);
  });
  return fromVersionItem(table, (await readVersionItem(table, ref))!);
}

/** The compare-and-set that every change of a version goes through. */
function toExpectedUpdate(
  { state, digest, keyHash }: ExpectedVersion,
  set: Record<string, unknown>,
  remove: string[],
) {
  const { update, names, values } = toUpdate(set, remove);
  const conditions = [
    '#state = :expectedState',
    'digest = :expectedDigest',
    ...(keyHash === undefined ? [] : ['keyHash = :expectedKeyHash']),
  ];
  return {
    update,
    if: conditions.join(' AND '),
    names: { ...names, '#state': 'state' },
    values: {
      ...values,
      ':expectedState': state,
      ':expectedDigest': digest,
      ...(keyHash !== undefined && { ':expectedKeyHash': keyHash }),
    },
  };
}

function toStep(request: TransitionRequest, now: string): Transition {
  const { version, from, to, actor, digest, comment } = request;
  return { version, from, to, actor, at: now, digest, comment };
}

function moved(
  versions: RankedVersion[],
  { version, to }: TransitionRequest,
): RankedVersion[] {
  return versions.map(each =>
    each.version === version ? { ...each, state: to } : each,
  );
}

/** The reason of the latest version, when that is deprecated, is that of the pattern. */
async function withRetirement(
  table: Table,
  pattern: StoredPattern,
  stepped: VersionRef & Pick<VersionPatch, 'retirement'>,
): Promise<StoredPattern> {
  const { name: patternName, latestVersion: version, latestState } = pattern;
  const { retirement: _before, ...rest } = pattern;
  if (!version || latestState !== 'deprecated') return rest;
  const latest =
    version === stepped.version
      ? stepped
      : await readVersionItem(table, { patternName, version });
  return { ...rest, retirement: toRetirement(latest?.retirement) };
}

function toContent({
  text,
  resourceTypes,
}: NonNullable<TransitionRequest['index']>): Content {
  const types = [...new Set(resourceTypes)];
  return { words: toTerms(...types, text), resourceTypes: types };
}

function toStanding(item: Record<string, any> | undefined) {
  return item && { state: item.state, digest: item.digest };
}
