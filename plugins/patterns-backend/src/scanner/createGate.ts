import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError, InputError } from '@backstage/errors';
import type { PatternScanner } from '@apo/backstage-plugin-patterns-node';
import { CfnGuardScanner } from './cfnGuard/CfnGuardScanner';
import { CommandScanner } from './command/CommandScanner';
import { Gate } from './gate/Gate';
import { RuleSeverities } from './gate/RuleSeverities';
import { CloudFormationValidateScanner } from './lint/CloudFormationValidateScanner';
import { TemplateWorkers } from './lint/TemplateWorkers';
import { removeStaleFolders } from '../process/privateFolder';
import { readScannerConfig, type ScannerConfig } from './readScannerConfig';

/**
 * Makes the gate that the configuration describes. Whatever would make every
 * version fail later is refused now: a missing program, an empty rule folder,
 * a rule id that does not exist.
 *
 * @throws InputError that names the key; ConflictError for a scanner's name
 *   that is there twice.
 */
export async function createGate(options: {
  config: Config;
  logger: LoggerService;
  /** Scanners of other modules. */
  scanners?: readonly PatternScanner[];
}): Promise<Gate> {
  await removeStaleFolders();
  const settings = readScannerConfig(options.config);
  const { limits } = settings;
  const severities = new RuleSeverities(settings.rules);
  const workers = new TemplateWorkers(limits);
  const scanners = [
    ...(settings.cloudFormationValidate.enabled
      ? [new CloudFormationValidateScanner(workers)]
      : []),
    ...(await createGuard(settings, workers)),
    ...settings.commands.map(command => new CommandScanner(command, limits)),
    ...(options.scanners ?? []),
  ];
  checkScanners(scanners);
  const { logger } = options;
  return new Gate({ scanners, workers, limits, severities, logger });
}

async function createGuard(
  { cfnGuard, limits, rules }: ScannerConfig,
  workers: TemplateWorkers,
): Promise<PatternScanner[]> {
  if (!cfnGuard.enabled) return [];
  const scanner = new CfnGuardScanner({
    limits,
    workers,
    ruleFolders: cfnGuard.ruleFolders,
  });
  const known = [...(await scanner.rules()).values()].map(({ id }) => id);
  const unknown = Object.keys(rules).filter(
    ruleId => ruleId.startsWith('CT.') && !known.includes(ruleId),
  );
  if (unknown.length) {
    throw new InputError(
      `patterns.gate.rules: there is no rule ${unknown.join(
        ', ',
      )}: correct the id`,
    );
  }
  return [scanner];
}

function checkScanners(scanners: readonly PatternScanner[]) {
  const names = scanners.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new ConflictError(
      `There are two scanners with the name ${twice}: rename one in patterns.scanners.commands`,
    );
  }
  if (!scanners.some(({ stage }) => stage === 'policy')) {
    throw new InputError(
      'The gate has no policy scanner: enable patterns.scanners.cfnGuard or add another to patterns.scanners.commands',
    );
  }
}
