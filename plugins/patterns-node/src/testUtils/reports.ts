import type { Report } from '@apo/backstage-plugin-patterns-common';
import { aDigest } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const report: Report = {
  digest: aDigest('reported'),
  passed: false,
  startedAt: '2026-01-02T03:04:05.006Z',
  finishedAt: '2026-01-02T03:04:06.006Z',
  scanners: [{ name: 'lint', rulesChecked: 30, durationMs: 12 }],
  findings: [
    {
      tool: 'lint',
      ruleId: 'R1',
      severity: 'error',
      message: `"It's" 100% \u0000 <open>`,
      template: 'template.yaml',
      line: 3,
    },
  ],
  templates: [{ path: 'template.yaml', resources: [], parameters: [] }],
};

/** Cases of reports. */
export function describeReports(create: CreateStore): void {
  describe('report', () => {
    it('is kept by its digest, whole', async () => {
      const store = await create();
      await store.saveReport(report);
      expect(await store.getReport(report.digest)).toEqual(report);
      expect(await store.getReport(aDigest('other'))).toBeUndefined();
    });

    it('is replaced by a later one of the same digest', async () => {
      const store = await create();
      await store.saveReport(report);
      await store.saveReport({ ...report, passed: true, findings: [] });
      expect(await store.getReport(report.digest)).toMatchObject({
        passed: true,
        findings: [],
      });
    });

    it('is kept with thousands of findings', async () => {
      const store = await create();
      const findings = Array.from({ length: 5000 }, (_, line) => ({
        ...report.findings[0],
        line: line + 1,
      }));
      await store.saveReport({ ...report, findings });
      const read = await store.getReport(report.digest);
      expect(read?.findings).toEqual(findings);
    });
  });
}
