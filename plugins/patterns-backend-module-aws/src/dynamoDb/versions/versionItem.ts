import type {
  PatternType,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  checkText,
  versionRank,
  type RankedVersion,
  type VersionPatch,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import { isKey, join, patternKey, versionKey } from '../keys';
import type { Expression, Item, Table } from '../Table';

/** Parts that may be long, which are packed. */
const packed = ['about', 'files', 'package'] as const;

/** The item of a version, which waits in its state from now on. */
export async function toVersionItem(
  table: Table,
  version: VersionRecord,
  type: PatternType,
  stateSince: string,
): Promise<Item> {
  const { release, about, files, package: built, ...rest } = version;
  const { keyHash, ...kept } = release ?? {};
  return {
    ...versionKey(version)!,
    ...rest,
    rank: versionRank(version.version),
    type,
    about: await packBlob(table, about),
    files: await packBlob(table, files),
    package: built && (await packBlob(table, built)),
    release: release && kept,
    keyHash,
    ...placesOf(version, type, version.state, stateSince),
  };
}

/** A stored version. */
export async function fromVersionItem(
  table: Table,
  item: Item,
): Promise<VersionRecord> {
  const long = await Promise.all(
    packed.map(async part => [
      part,
      item[part] && (await unpackBlob(table, item[part] as Blob)),
    ]),
  );
  const { pk: _pk, sk: _sk, ...stored } = item;
  const { rank: _rank, type: _type, stateSince: _since, ...kept } = stored;
  const { submitted: _at, workOn: _work, waiting: _waiting, ...held } = kept;
  const { leaseHolder: _who, leaseUntil: _until, ...record } = held;
  const { keyHash, release, ...rest } = record;
  const version = {
    ...rest,
    ...Object.fromEntries(long),
    release: release && { ...release, ...(keyHash && { keyHash }) },
  };
  return version as VersionRecord;
}

/** Places in the indexes of versions. */
export function placesOf(
  { patternName, version, submittedAt }: VersionRecord,
  type: PatternType,
  state: VersionRecord['state'],
  stateSince: string,
) {
  return {
    stateSince,
    submitted: join(submittedAt, patternName, version),
    workOn: join(state, type),
    waiting: join(stateSince, patternName, version),
  };
}

/** A patch as the end of an update expression: the parts to set, and those to remove. */
export async function toPatch(
  table: Table,
  patch: VersionPatch = {},
): Promise<{ set: Record<string, unknown>; remove: string[] }> {
  const { release, package: built, ...rest } = patch;
  const set: Record<string, unknown> = { ...rest };
  if (built) set.package = await packBlob(table, built);
  if (built === null) set.package = null;
  if (release !== undefined) {
    const { keyHash, ...kept } = release ?? {};
    set.release = release && kept;
    set.keyHash = keyHash ?? null;
  }
  const parts = Object.entries(set).filter(([, value]) => value !== undefined);
  return {
    set: Object.fromEntries(parts.filter(([, value]) => value !== null)),
    remove: parts.flatMap(([part, value]) => (value === null ? [part] : [])),
  };
}

/** An update expression that sets and removes attributes of an item. */
export function toUpdate(
  set: Record<string, unknown>,
  remove: string[] = [],
): Required<Expression> & { update: string } {
  const entries = Object.entries(set);
  const names = [...entries.map(([name]) => name), ...remove];
  const sets = entries.map(([name]) => `#${name} = :${name}`).join(', ');
  const removes = remove.map(name => `#${name}`).join(', ');
  return {
    update: [sets && `SET ${sets}`, removes && `REMOVE ${removes}`]
      .filter(Boolean)
      .join(' '),
    names: Object.fromEntries(names.map(name => [`#${name}`, name])),
    values: Object.fromEntries(entries.map(([k, value]) => [`:${k}`, value])),
  };
}

/** The versions of a pattern, highest first, with what is asked of them to go on. */
export async function readRanked(
  table: Table,
  patternName: string,
): Promise<RankedVersion[]> {
  const versions: RankedVersion[] = [];
  for await (const item of versionItems(table, patternName)) {
    const { version, state, rank } = item;
    versions.push({ version, state, rank });
  }
  return versions;
}

/** The items of the versions of a pattern, highest first. */
export async function* versionItems(
  table: Table,
  patternName: string,
): AsyncGenerator<Item> {
  checkText({ patternName });
  const key = patternKey(patternName);
  if (!isKey(key)) return;
  yield* table.query({
    where: 'pk = :pk AND begins_with(sk, :version)',
    values: {
      ':pk': key.pk,
      ':version': join('VERSION', ''),
    },
    descending: true,
  });
}

/** What a version is; undefined when there is none. */
export async function readVersionItem(
  table: Table,
  ref: VersionRef,
): Promise<Item | undefined> {
  checkText({ patternName: ref.patternName, version: ref.version });
  return table.get(versionKey(ref));
}
