import type { Report, VersionRef } from '@apo/backstage-plugin-patterns-common';
import { checkText } from '@apo/backstage-plugin-patterns-node';
import { packBlob, unpackBlob, type Blob } from '../blobs';
import { reportKey, versionKey } from '../keys';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { readVersionItem } from './versionItem';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.saveReport} */
export async function saveReport(
  table: Table,
  ref: VersionRef,
  report: Report,
): Promise<void> {
  const { digest } = report;
  checkText({ digest });
  const packed = await packBlob(table, report);
  await transact(table, async tx => {
    const item = await readVersionItem(table, ref);
    if (item?.state !== 'validating' || item.digest !== digest) return;
    tx.check(versionKey(ref)!, {
      if: '#state = :validating AND digest = :digest',
      names: { '#state': 'state' },
      values: { ':validating': 'validating', ':digest': digest },
      otherwise: 'again',
    });
    tx.put({ ...reportKey(ref, digest), report: packed });
  });
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.getReport} */
export async function getReport(
  table: Table,
  ref: VersionRef,
  digest: string,
): Promise<Report | undefined> {
  checkText({ patternName: ref.patternName, version: ref.version, digest });
  const item = await table.get(reportKey(ref, digest));
  return item && unpackBlob(table, item.report as Blob);
}
