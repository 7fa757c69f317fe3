import { checkText } from '@apo/backstage-plugin-patterns-node';
import { readKeyed, upsertRows } from './keyedRows';
import { countRows, type KindTransfer } from './KindTransfer';

type ReportRow = {
  pattern_name: string;
  version: string;
  digest: string;
  report: string;
};

const columns = ['pattern_name', 'version', 'digest'] as const;

/** What was found of versions; these are stored before. */
export const reportItems: KindTransfer<'report'> = {
  keyLength: 3,

  async read(knex, after) {
    const { rows, last } = await readKeyed<ReportRow>(
      knex('pattern_version_reports'),
      columns,
      after,
      25,
    );
    const values = rows.map(row => ({
      patternName: row.pattern_name,
      version: row.version,
      report: JSON.parse(row.report),
    }));
    return { values, last };
  },

  async write(tx, values) {
    const rows = values.map(({ patternName, version, report }) => {
      checkText({ patternName, version, digest: report.digest });
      return {
        pattern_name: patternName,
        version,
        digest: report.digest,
        report: JSON.stringify(report),
      };
    });
    await upsertRows<ReportRow>(tx, 'pattern_version_reports', columns, rows);
  },

  count: knex => countRows(knex, 'pattern_version_reports'),
};
