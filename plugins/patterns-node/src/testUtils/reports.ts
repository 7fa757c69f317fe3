import type { Report } from '@apo/backstage-plugin-patterns-common';
import { aDigest, aSubmission, step } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const ref = { patternName: 'bucket', version: '1.0.0' };
const { digest } = aSubmission();

const report: Report = {
  digest,
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
    it('is kept for a bundle of a version, whole', async () => {
      const store = await create();
      await store.submitVersion(aSubmission());
      await store.saveReport(ref, report);
      expect(await store.getReport(ref, digest)).toEqual(report);
      expect(await store.getReport(ref, aDigest('other'))).toBeUndefined();
    });

    it('says nothing of another version with the same bundle', async () => {
      const store = await create();
      const other = { ...ref, patternName: 'other' };
      await store.submitVersion(aSubmission());
      await store.submitVersion(aSubmission({ ...other, digest }));
      await store.saveReport(ref, report);
      await store.saveReport(other, { ...report, passed: true });
      expect((await store.getReport(ref, digest))?.passed).toBe(false);
      expect((await store.getReport(other, digest))?.passed).toBe(true);
    });

    it('is replaced by a later one while the version is validated', async () => {
      const store = await create();
      await store.submitVersion(aSubmission());
      await store.saveReport(ref, report);
      await store.saveReport(ref, { ...report, passed: true, findings: [] });
      expect(await store.getReport(ref, digest)).toMatchObject({
        passed: true,
        findings: [],
      });
    });

    it('stays what it was once the version has gone on', async () => {
      const store = await create();
      await store.submitVersion(aSubmission());
      await store.saveReport(ref, report);
      await step(store, ref, 'invalid');
      await store.saveReport(ref, { ...report, passed: true });
      const mended = aDigest('mended');
      await store.submitVersion(aSubmission({ digest: mended }));
      // A worker that lost the version to another one.
      await store.saveReport(ref, { ...report, passed: true });
      expect((await store.getReport(ref, digest))?.passed).toBe(false);
      expect(await store.getReport(ref, mended)).toBeUndefined();
    });

    it('is kept with thousands of findings', async () => {
      const store = await create();
      await store.submitVersion(aSubmission());
      const findings = Array.from({ length: 5000 }, (_, line) => ({
        ...report.findings[0],
        line: line + 1,
      }));
      await store.saveReport(ref, { ...report, findings });
      const read = await store.getReport(ref, digest);
      expect(read?.findings).toEqual(findings);
    });
  });
}
