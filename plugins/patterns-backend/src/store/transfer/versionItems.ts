import {
  checkText,
  versionRank,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { noLease } from '../RowLeases';
import { toPatchColumns, toVersion, type VersionRow } from '../rows';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

/** Versions, held by nobody; their patterns are stored before them. */
export const versionItems: KindTransfer<'version'> = {
  keyLength: 2,

  async read(knex, after) {
    const { rows, last } = await readKeyed<VersionRow>(
      knex('pattern_versions'),
      ['pattern_name', 'version'],
      after,
      100,
    );
    const values = rows.map(row => ({
      ...toVersion(row),
      stateSince: row.state_since,
    }));
    return { values, last };
  },

  async write(tx, values) {
    await upsertRows(
      tx,
      'pattern_versions',
      ['pattern_name', 'version'],
      values.map(toRow),
    );
  },

  count: knex => countRows(knex, 'pattern_versions'),
};

function toRow(version: StoredValues['version']): VersionRow {
  const { patternName, notes, about } = version;
  checkText({ patternName, version: version.version, notes });
  return {
    pattern_name: patternName,
    version: version.version,
    rank: versionRank(version.version),
    digest: version.digest,
    state: version.state,
    state_since: version.stateSince,
    submitted_by: version.submittedBy,
    submitted_at: version.submittedAt,
    updated_at: version.updatedAt,
    notes: notes ?? null,
    about: JSON.stringify(about),
    changes: JSON.stringify(version.changes),
    files: JSON.stringify(version.files),
    findings: null,
    review: null,
    release: null,
    release_key_hash: null,
    publication: null,
    package: null,
    problem: null,
    retirement: null,
    ...toPatchColumns(version),
    ...noLease,
  };
}
