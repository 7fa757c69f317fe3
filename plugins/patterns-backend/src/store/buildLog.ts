import { checkText } from '@apo/backstage-plugin-patterns-node';
import type { Knex } from 'knex';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';

/** Parts of a log that one request reads. */
const PAGE_PARTS = 100;

/** PostgreSQL's driver hands over 64 bits as text. */
type LogRow = { id: number | string; text: string };

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.appendBuildLog} */
export async function appendBuildLog(
  knex: Knex,
  { patternName, version }: VersionRef,
  digest: string,
  text: string,
): Promise<void> {
  checkText({ patternName, version, digest, text });
  await knex('pattern_build_logs').insert({
    pattern_name: patternName,
    version,
    digest,
    text,
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.readBuildLog} */
export async function readBuildLog(
  knex: Knex,
  { patternName, version }: VersionRef,
  digest: string,
  from: number,
): Promise<{ text: string; next: number }> {
  checkText({ patternName, version, digest });
  const rows: LogRow[] = await knex('pattern_build_logs')
    .select('id', 'text')
    .where({ pattern_name: patternName, version, digest })
    .where('id', '>', from)
    .orderBy('id')
    .limit(PAGE_PARTS);
  return {
    text: rows.map(row => row.text).join(''),
    next: Number(rows.at(-1)?.id ?? from),
  };
}
