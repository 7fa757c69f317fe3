import { isAbsolute, resolve } from 'node:path';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { CommandScannerOptions } from './command/CommandScanner';
import type { RuleSeverity } from './gate/defaultRuleSeverities';
import { defaultScannerLimits, type ScannerLimits } from './ScannerLimits';

/** Settings of the gate and its scanners. */
export type ScannerConfig = {
  rules: Record<string, RuleSeverity>;
  cfnGuard: { enabled: boolean; ruleFolders: string[] };
  cloudFormationValidate: { enabled: boolean };
  commands: CommandScannerOptions[];
  limits: ScannerLimits;
};

const MIB = 1024 * 1024;
const severities: readonly RuleSeverity[] = ['error', 'warning', 'info', 'off'];

/**
 * Reads `patterns.gate` and `patterns.scanners`.
 *
 * @throws InputError that names the key and the fix.
 */
export function readScannerConfig(root: Config): ScannerConfig {
  const config = root.getOptionalConfig('patterns.scanners');
  return {
    rules: readRules(root),
    cfnGuard: {
      enabled: config?.getOptionalBoolean('cfnGuard.enabled') ?? true,
      ruleFolders: (
        config?.getOptionalStringArray('cfnGuard.ruleFolders') ?? []
      ).map(folder => (isAbsolute(folder) ? folder : resolve(folder))),
    },
    cloudFormationValidate: {
      enabled:
        config?.getOptionalBoolean('cloudFormationValidate.enabled') ?? true,
    },
    commands: (config?.getOptionalConfigArray('commands') ?? []).map(
      readCommand,
    ),
    limits: readLimits(config?.getOptionalConfig('limits')),
  };
}

/** A rule id has dots, which a config reader takes for a path. */
function readRules(root: Config): Record<string, RuleSeverity> {
  const rules = root.getOptional('patterns.gate.rules') ?? {};
  if (typeof rules !== 'object' || Array.isArray(rules)) {
    throw new InputError(
      'patterns.gate.rules is not an object: use ruleId: severity',
    );
  }
  return Object.fromEntries(
    Object.entries(rules).map(([ruleId, value]) => {
      // YAML 1.1 reads off as false.
      const severity = value === false ? 'off' : value;
      const known = severities.find(s => s === severity);
      if (!known) {
        throw new InputError(
          `patterns.gate.rules: ${ruleId} is ${JSON.stringify(
            value,
          )}: use ${severities.join(', ')}`,
        );
      }
      return [ruleId, known];
    }),
  );
}

function readCommand(config: Config): CommandScannerOptions {
  const name = config.getString('name');
  const format = config.getString('format');
  const stage = config.getOptionalString('stage') ?? 'policy';
  if (format !== 'sarif') {
    throw new InputError(
      `patterns.scanners.commands: format of ${name} is ${format}: only sarif can be read`,
    );
  }
  if (stage !== 'lint' && stage !== 'policy') {
    throw new InputError(
      `patterns.scanners.commands: stage of ${name} is ${stage}: use lint or policy`,
    );
  }
  return {
    name,
    command: config.getString('command'),
    args: config.getStringArray('args'),
    stage,
  };
}

function readLimits(config?: Config): ScannerLimits {
  const number = (key: string, unit: number, fallback: number) => {
    const value = config?.getOptionalNumber(key);
    if (value === undefined) return fallback;
    if (value >= 1) return Math.floor(value) * unit;
    throw new InputError(
      `patterns.scanners.limits.${key} is ${value}: use at least 1`,
    );
  };
  const defaults = defaultScannerLimits;
  return {
    timeoutMs: config?.has('timeout')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'timeout' }),
        )
      : defaults.timeoutMs,
    memoryBytes: number('memory', MIB, defaults.memoryBytes),
    outputBytes: number('output', MIB, defaults.outputBytes),
    concurrency: number('concurrency', 1, defaults.concurrency),
  };
}
