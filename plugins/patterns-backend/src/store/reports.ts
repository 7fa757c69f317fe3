import { checkText } from '@apo/backstage-plugin-patterns-node';
import type { Knex } from 'knex';
import type { Report, VersionRef } from '@apo/backstage-plugin-patterns-common';
import type { VersionRow } from './rows';

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.saveReport} */
export async function saveReport(
  tx: Knex.Transaction,
  { patternName, version }: VersionRef,
  report: Report,
): Promise<void> {
  const { digest } = report;
  checkText({ patternName, version, digest });
  const row = { pattern_name: patternName, version, digest };
  const validated = await tx<VersionRow>('pattern_versions')
    .where({ ...row, state: 'validating' })
    .forUpdate()
    .first('version');
  if (!validated) return;
  await tx('pattern_version_reports')
    .insert({ ...row, report: JSON.stringify(report) })
    .onConflict(['pattern_name', 'version', 'digest'])
    .merge();
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.getReport} */
export async function getReport(
  knex: Knex,
  { patternName, version }: VersionRef,
  digest: string,
): Promise<Report | undefined> {
  checkText({ patternName, version, digest });
  const row = await knex('pattern_version_reports')
    .where({ pattern_name: patternName, version, digest })
    .first('report');
  return row && JSON.parse(row.report);
}
