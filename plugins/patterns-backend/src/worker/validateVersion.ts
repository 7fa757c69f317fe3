import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  BuiltPackage,
  Finding,
  FindingsSummary,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import {
  readBundle,
  type BundleContent,
  type BundleStore,
  type PatternStore,
  type RefusedRule,
  type VersionRecord,
} from '@apo/backstage-plugin-patterns-node';
import { BuildLogWriter } from '../builder/BuildLogWriter';
import type { BuildVersion } from '../builder/createBuildVersion';
import { PACKAGE_RULES, PACKAGE_TOOL } from '../builder/packageFinding';
import { closesGate } from '../builder/preparePackage';
import type { Gate } from '../scanner/gate/Gate';
import type { VersionLifecycle } from '../service/VersionLifecycle';

const noBuilder: Finding = {
  tool: PACKAGE_TOOL,
  ruleId: 'builder-missing',
  severity: 'error',
  message: 'This portal builds no CDK patterns.',
  fix: 'Ask who runs the portal to set patterns.build.builder.',
  template: '',
};

/** What was found of a version, and the package that goes with it. */
type Verdict = { report: Report; built?: BuiltPackage };

/**
 * Work on one `validating` version: the build of a CDK pattern, scanners, gate,
 * report, next state. A bundle that cannot be read is refused, not passed.
 */
export function createValidateVersion(options: {
  store: PatternStore;
  bundles: BundleStore;
  lifecycle: VersionLifecycle;
  logger: LoggerService;
  gate: Pick<Gate, 'run'>;
  /** Absent where no CDK patterns are taken. */
  build?: BuildVersion;
}) {
  const { store, bundles, lifecycle, gate } = options;

  return async (version: VersionRecord, signal: AbortSignal) => {
    const { digest, patternName } = version;
    let verdict: Verdict;
    try {
      const content = await readBundle(await bundles.get(digest));
      const pattern = await store.getPattern(patternName);
      verdict =
        pattern?.type === 'CDK'
          ? await judgePackage(version, content, signal)
          : { report: await gate.run({ digest, content, signal }) };
    } catch (error) {
      if (signal.aborted) throw error;
      verdict = {
        report: refusedReport(digest, unreadable(toError(error).message)),
      };
    }
    signal.throwIfAborted();
    const { report, built } = verdict;
    await store.saveReport(version, report);
    await lifecycle.transition({
      patternName,
      version: version.version,
      from: 'validating',
      to: report.passed ? 'in-review' : 'invalid',
      digest,
      actor: 'plugin:patterns',
      patch: { findings: summarise(report), package: built },
      refusedBy: report.passed ? undefined : rulesThatRefuse(report),
    });
  };

  async function judgePackage(
    version: VersionRecord,
    content: BundleContent,
    signal: AbortSignal,
  ): Promise<Verdict> {
    const { digest } = version;
    if (!options.build) {
      return { report: refusedReport(digest, noBuilder) };
    }
    const started = performance.now();
    const log = new BuildLogWriter({ ...options, ref: version, digest });
    const { findings, built } = await options
      .build(version, { content, signal, log: text => log.write(text) })
      .finally(() => log.end());
    const run = {
      name: PACKAGE_TOOL,
      rulesChecked: PACKAGE_RULES,
      durationMs: Math.round(performance.now() - started),
    };
    const judged = built
      ? await gate.run({ digest, content, templates: built.templates, signal })
      : refusedReport(digest);
    const all = [...findings, ...judged.findings];
    return {
      built: built?.package,
      report: {
        ...judged,
        passed: !!built && judged.passed && !closesGate(findings),
        scanners: [run, ...judged.scanners],
        findings: all,
      },
    };
  }
}

/** The rules of the findings that closed the gate, each once. */
function rulesThatRefuse({ findings }: Report): RefusedRule[] {
  const rules = new Map<string, RefusedRule>();
  for (const { tool, ruleId, severity } of findings) {
    if (severity !== 'error') continue;
    rules.set(JSON.stringify([tool, ruleId]), { tool, ruleId });
  }
  return [...rules.values()];
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

function refusedReport(digest: string, finding?: Finding): Report {
  const now = new Date().toISOString();
  return {
    digest,
    passed: false,
    startedAt: now,
    finishedAt: now,
    scanners: finding
      ? [{ name: finding.tool, rulesChecked: 1, durationMs: 0 }]
      : [],
    findings: finding ? [finding] : [],
    templates: [],
  };
}

function unreadable(reason: string): Finding {
  return {
    tool: 'bundle',
    ruleId: 'bundle-unreadable',
    severity: 'error',
    message: `The bundle could not be validated: ${reason}`,
    fix: 'Submit the version again.',
    template: '',
  };
}
