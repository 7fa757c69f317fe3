import {
  storeErrors,
  checkText,
  type StoredValues,
} from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import { patternKey, reportKey } from '../keys';
import { recountVersions } from '../statistics/recountVersions';
import type { Item, Table } from '../Table';
import {
  fromVersionItem,
  toVersionItem,
  versionItems,
} from '../versions/versionItem';
import { readByPattern, type KindTransfer } from './KindTransfer';
import { patternNames } from './patternItems';

/** Versions; their patterns are stored before them. */
export const versionTransfer: KindTransfer<'version'> = {
  read: (table, after) =>
    readByPattern(patternNames(table, after), name =>
      ofVersions(table, name, async item => [
        {
          ...(await fromVersionItem(table, item)),
          stateSince: item.stateSince,
        },
      ]),
    ),

  async write(table, values) {
    const patterns = await table.getAll(
      values.map(({ patternName }) => patternKey(patternName)),
    );
    const put = values.map(({ stateSince, ...version }, i) => {
      const { patternName, submittedBy, notes } = version;
      checkText({ patternName, version: version.version, submittedBy, notes });
      const pattern = patterns[i];
      if (!pattern) throw storeErrors.patternAbsent(patternName);
      return toVersionItem(table, version, pattern.type, stateSince);
    });
    await table.write({ put: await Promise.all(put) });
    const names = new Set(values.map(({ patternName }) => patternName));
    await Promise.all([...names].map(name => recountVersions(table, name)));
  },
};

/** What was found of versions. */
export const reportItems: KindTransfer<'report'> = {
  read: (table, after) =>
    readByPattern(patternNames(table, after), name =>
      ofVersions(table, name, async ({ patternName, version }) => {
        const { pk } = reportKey({ patternName, version }, '');
        const reports: StoredValues['report'][] = [];
        const items = table.query({
          where: 'pk = :pk',
          values: { ':pk': pk },
        });
        for await (const item of items) {
          const report: StoredValues['report']['report'] = await unpackBlob(
            table,
            item.report as Blob,
          );
          reports.push({ patternName, version, report });
        }
        return reports;
      }),
    ),

  async write(table, values) {
    const put = values.map(async ({ report, ...ref }): Promise<Item> => {
      checkText({ ...ref, digest: report.digest });
      return {
        ...reportKey(ref, report.digest),
        report: await packBlob(table, report),
      };
    });
    await table.write({ put: await Promise.all(put) });
  },
};

/** What belongs to the versions of a pattern, lowest version first. */
export async function ofVersions<T>(
  table: Table,
  patternName: string,
  read: (item: Item) => Promise<T[]>,
): Promise<T[]> {
  const values: T[][] = [];
  for await (const item of versionItems(table, patternName)) {
    values.unshift(await read(item));
  }
  return values.flat();
}
