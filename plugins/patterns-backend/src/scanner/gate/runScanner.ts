import { toError } from '@backstage/errors';
import type {
  Finding,
  ScannerRun,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternScanner,
  ScanTarget,
} from '@apo/backstage-plugin-patterns-node';
import { SCANNER_FAILED } from './RuleSeverities';
import { checkScanResult } from './scanResultSchema';

/** One scanner's part, and whether it gave a whole result. */
export type ScannerOutcome = {
  run: ScannerRun;
  findings: Finding[];
  failure?: Error;
};

/**
 * Runs one scanner. A scanner that fails in any way gives a finding that
 * closes the gate; only an abort of the whole run is thrown.
 */
export async function runScanner(
  scanner: PatternScanner,
  targets: readonly ScanTarget[],
  options: { signal: AbortSignal; deadlineMs: number },
): Promise<ScannerOutcome> {
  options.signal.throwIfAborted();
  const started = performance.now();
  const run = (parts: { version?: string; rulesChecked: number }) => ({
    name: scanner.name,
    ...parts,
    durationMs: Math.round(performance.now() - started),
  });
  const timeout = AbortSignal.timeout(options.deadlineMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  try {
    const result = checkScanResult(
      await Promise.race([scanner.scan(targets, { signal }), rejectOn(signal)]),
    );
    const { version, rulesChecked, findings } = result;
    return {
      run: run({ version, rulesChecked }),
      // Reports are read by scanner; no scanner speaks for another.
      findings: findings.map(f => ({ ...f, tool: scanner.name })),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    const failure = timeout.aborted
      ? new Error(`it gave no answer within ${options.deadlineMs / 1000} s`)
      : toError(error);
    return {
      run: run({ rulesChecked: 0 }),
      findings: [describeFailure(scanner.name, failure, targets)],
      failure,
    };
  }
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}

function describeFailure(
  tool: string,
  { message }: Error,
  targets: readonly ScanTarget[],
): Finding {
  return {
    tool,
    ruleId: SCANNER_FAILED,
    severity: 'error',
    message: `The scanner ${tool} gave no result: ${message}. Without it nobody can say that the template is safe, so it is refused.`,
    fix: 'Submit again. If it fails again, simplify the template, or ask the portal’s operators to look at the scanner.',
    template: targets[0]?.template ?? '',
  };
}
