import { isDeepStrictEqual } from 'node:util';
import { ConflictError, InputError } from '@backstage/errors';
import {
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { unpackBlob, type Blob } from '../blobs';
import {
  join,
  logPartition,
  patternKey,
  patternPartition,
  stepKey,
} from '../keys';
import { recordPublicationsOf } from '../statistics/recordPublicationsOf';
import { all, type Table } from '../Table';
import { partKey, toPartItem } from '../versions/buildLogs';
import { toStepItem } from '../versions/steps';
import { readByPattern, type KindTransfer } from './KindTransfer';
import { patternNames } from './patternItems';
import { ofVersions } from './versionItems';

/** The steps of patterns, in the order in which they were taken. */
export const stepItems: KindTransfer<'step'> = {
  read: (table, after) =>
    readByPattern(patternNames(table, after), async patternName => {
      const items = await all(
        table.query({
          where: 'pk = :pk AND begins_with(sk, :step)',
          values: {
            ':pk': patternPartition(patternName),
            ':step': join('STEP', ''),
          },
        }),
      );
      return items.map(({ number, step }) => ({
        patternName,
        position: number,
        step,
      }));
    }),

  async write(table, values) {
    for (const { patternName, step } of values) {
      const { version, actor, comment } = step;
      checkText({ patternName, version, actor, comment });
    }
    const keys = values.map(({ patternName, position }) =>
      stepKey(patternName, position),
    );
    const stored = await table.getAll(keys);
    await demandPredecessors(
      table,
      values,
      ({ patternName }) => patternName,
      ({ patternName, position }) => stepKey(patternName, position),
      ({ patternName }) => `The history of the pattern '${patternName}'`,
    );
    values.forEach(({ patternName, position, step }, i) => {
      if (stored[i] && !isDeepStrictEqual(stored[i].step, plain(step))) {
        throw new ConflictError(
          `Step ${position} of the pattern '${patternName}' is another one in this store: a history is only added to, so move the pattern into a store that does not have it`,
        );
      }
    });
    await table.write({
      put: values.map(({ patternName, position, step }) =>
        toStepItem(patternName, position, step),
      ),
    });
    await recordPublicationsOf(table, values);
    for (const { patternName, position } of lastOf(
      values,
      v => v.patternName,
    )) {
      await raise(table, patternKey(patternName), 'steps', position);
    }
  },
};

/** What builds have written, in the parts in which it came. */
export const buildLogItems: KindTransfer<'build-log'> = {
  read: (table, after) =>
    readByPattern(patternNames(table, after), name =>
      ofVersions(table, name, ({ patternName, version }) =>
        readParts(table, { patternName, version }),
      ),
    ),

  async write(table, values) {
    for (const { position: _position, ...part } of values) checkText(part);
    const logOf = ({ digest, ...ref }: StoredValues['build-log']) =>
      join(logPartition(ref), digest);
    await demandPredecessors(
      table,
      values,
      logOf,
      ({ digest, position, ...ref }) => partKey(ref, digest, position),
      ({ patternName, version }) =>
        `The build log of version ${version} of the pattern '${patternName}'`,
    );
    const put = values.map(({ digest, position, text, ...ref }) =>
      toPartItem(table, ref, digest, position, text),
    );
    await table.write({ put: await Promise.all(put) });
    for (const { digest, position, ...ref } of lastOf(values, logOf)) {
      const counter = { pk: logPartition(ref), sk: join('PARTS', digest) };
      await raise(table, counter, 'parts', position);
    }
  },
};

async function readParts(
  table: Table,
  ref: { patternName: string; version: string },
): Promise<StoredValues['build-log'][]> {
  const items = await all(
    table.query({
      where: 'pk = :pk AND begins_with(sk, :part)',
      values: { ':pk': logPartition(ref), ':part': join('PART', '') },
    }),
  );
  return Promise.all(
    items.map(async ({ digest, part, text }) => ({
      ...ref,
      digest,
      position: part,
      text: await unpackBlob<string>(table, text as Blob),
    })),
  );
}

/** @throws InputError when something comes whose predecessor is missing. */
async function demandPredecessors<T extends { position: number }>(
  table: Table,
  values: T[],
  sequenceOf: (value: T) => string,
  keyOf: (value: T) => { pk: string; sk: string },
  describe: (value: T) => string,
) {
  const places = new Set(
    values.map(value => join(sequenceOf(value), value.position)),
  );
  const first = values.filter(
    value =>
      value.position > 1 &&
      !places.has(join(sequenceOf(value), value.position - 1)),
  );
  const before = await table.getAll(
    first.map(value => keyOf({ ...value, position: value.position - 1 })),
  );
  const missing = first.find((_, i) => !before[i]);
  if (!missing) return;
  throw new InputError(
    `${describe(missing)} has no place ${
      missing.position - 1
    } in this store: bring it in order, from place 1 on`,
  );
}

function lastOf<T extends { position: number }>(
  values: T[],
  sequenceOf: (value: T) => string,
): T[] {
  const last = new Map<string, T>();
  for (const value of values) {
    const known = last.get(sequenceOf(value));
    if (!known || known.position < value.position) {
      last.set(sequenceOf(value), value);
    }
  }
  return [...last.values()];
}

/** Numbers that are given later come after those that were brought. */
async function raise(
  table: Table,
  key: { pk: string; sk: string },
  counter: 'steps' | 'parts',
  to: number,
) {
  await table.update({
    key,
    update: `SET ${counter} = :to`,
    if: `attribute_not_exists(${counter}) OR ${counter} < :to`,
    values: { ':to': to },
  });
}

function plain<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as Partial<T>;
}
