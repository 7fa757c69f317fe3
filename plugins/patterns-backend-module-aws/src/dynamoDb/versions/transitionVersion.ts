import type {
  Transition,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  isLegalStep,
  storeErrors,
  toTerms,
  type ExpectedVersion,
  type RankedVersion,
  type TransitionRequest,
  type VersionPatch,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob } from '../blobs';
import { contentKey, versionKey } from '../keys';
import { withStanding } from '../patterns/patternItem';
import {
  describePattern,
  readPattern,
  writePattern,
} from '../patterns/PatternTransaction';
import type { Content } from '../search/PatternIndex';
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
    const after = withStanding(described, moved(versions, request), now);
    const steps = pattern.steps + 1;
    const step = toStep(request, now);
    writePattern(tx, pattern, { ...after, steps });
    tx.put(toStepItem(patternName, steps, step));
    if (request.index && after.latestVersion === request.version) {
      const content = await packBlob(table, toContent(request.index));
      tx.put({ ...contentKey(patternName), content });
    }
    if (to === 'published' || to === 'approved') {
      const subject = { kind: 'pattern', id: patternName } as const;
      requestSync(tx, subject, now, after.attributes);
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
  const item =
    key &&
    (await table.update({
      key,
      ...toExpectedUpdate(
        expected,
        { ...set, updatedAt: new Date().toISOString() },
        remove,
      ),
    }));
  if (item) return fromVersionItem(table, item);
  const current = await readVersionItem(table, ref);
  throw storeErrors.movedOn(ref, expected, toStanding(current));
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
