import { toError } from '@backstage/errors';
import type {
  FindingsSummary,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import {
  readBundle,
  type BundleStore,
  type PatternStore,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import type { Gate } from '../scanner/gate/Gate';
import type { VersionLifecycle } from '../service/VersionLifecycle';

/**
 * Work on one `validating` version: scanners, gate, report, next state. A
 * bundle that cannot be read is refused, not passed.
 */
export function createValidateVersion(options: {
  store: PatternStore;
  bundles: BundleStore;
  lifecycle: VersionLifecycle;
  gate: Pick<Gate, 'run'>;
}) {
  const { store, bundles, lifecycle, gate } = options;

  return async (version: VersionRecord, signal: AbortSignal) => {
    const { digest, patternName } = version;
    let report: Report;
    try {
      const content = await readBundle(await bundles.get(digest));
      report = await gate.run({ digest, content, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      report = refusedReport(digest, toError(error).message);
    }
    signal.throwIfAborted();
    await store.saveReport(report);
    await lifecycle.transition({
      patternName,
      version: version.version,
      from: 'validating',
      to: report.passed ? 'in-review' : 'invalid',
      digest,
      actor: 'plugin:patterns',
      patch: { findings: summarise(report) },
    });
  };
}

function summarise(report: Report): FindingsSummary {
  const count = (severity: string) =>
    report.findings.filter(f => f.severity === severity).length;
  return {
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    rulesChecked: report.scanners.reduce((sum, s) => sum + s.rulesChecked, 0),
  };
}

function refusedReport(digest: string, reason: string): Report {
  const now = new Date().toISOString();
  return {
    digest,
    passed: false,
    startedAt: now,
    finishedAt: now,
    scanners: [{ name: 'bundle', rulesChecked: 1, durationMs: 0 }],
    findings: [
      {
        tool: 'bundle',
        ruleId: 'bundle-unreadable',
        severity: 'error',
        message: `The bundle could not be validated: ${reason}`,
        fix: 'Submit the version again.',
        template: '',
      },
    ],
    templates: [],
  };
}
