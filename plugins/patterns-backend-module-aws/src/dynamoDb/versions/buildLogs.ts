import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import { checkText } from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import { isKey, join, logPartition, padded, type ItemKey } from '../keys';
import type { Item, Table } from '../Table';

/** Parts of a log that one request reads. */
const PAGE_PARTS = 100;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.appendBuildLog} */
export async function appendBuildLog(
  table: Table,
  ref: VersionRef,
  digest: string,
  text: string,
): Promise<void> {
  checkText({ patternName: ref.patternName, version: ref.version });
  checkText({ digest, text });
  const counter = await table.update({
    key: { pk: logPartition(ref), sk: join('PARTS', digest) },
    update: 'ADD parts :one',
    values: { ':one': 1 },
  });
  await table.put(await toPartItem(table, ref, digest, counter!.parts, text));
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.readBuildLog} */
export async function readBuildLog(
  table: Table,
  ref: VersionRef,
  digest: string,
  from: number,
): Promise<{ text: string; next: number }> {
  checkText({ patternName: ref.patternName, version: ref.version, digest });
  const pk = logPartition(ref);
  const { sk: start } = partKey(ref, digest, from + 1);
  const parts: Item[] = [];
  if (!isKey({ pk, sk: start })) return { text: '', next: from };
  const items = table.query({
    where: 'pk = :pk AND sk BETWEEN :start AND :end',
    values: {
      ':pk': pk,
      ':start': start,
      ':end': join('PART', digest, ':'),
    },
    first: PAGE_PARTS,
  });
  for await (const item of items) {
    parts.push(item);
    if (parts.length === PAGE_PARTS) break;
  }
  const texts = await Promise.all(
    parts.map(({ text }) => unpackBlob<string>(table, text as Blob)),
  );
  return { text: texts.join(''), next: parts.at(-1)?.part ?? from };
}

/** The item of a part of a log. */
export async function toPartItem(
  table: Table,
  ref: VersionRef,
  digest: string,
  part: number,
  text: string,
): Promise<Item> {
  return {
    ...partKey(ref, digest, part),
    digest,
    part,
    text: await packBlob(table, text),
  };
}

/** A part of a log. */
export function partKey(
  ref: VersionRef,
  digest: string,
  part: number,
): ItemKey {
  return { pk: logPartition(ref), sk: join('PART', digest, padded(part)) };
}
