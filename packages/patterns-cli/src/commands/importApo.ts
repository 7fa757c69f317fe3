import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { InputError } from '@backstage/errors';
import {
  checkOwner,
  describeProblem,
} from '@apo/backstage-plugin-patterns-common';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';
import { importApo } from '../apo/importApo';
import { readApoTables } from '../apo/readApoTables';
import { readOwners } from '../apo/chooseOwner';
import { loadConfig } from '../config/loadConfig';
import { openPortalStores } from '../stores/openStores';
import { backendFolderOption, filesOption, tell } from './options';

type Options = {
  region: string;
  accountId?: string;
  patternsTable: string;
  attributesTable: string;
  publishDataTable?: string;
  config: string[];
  backendFolder: string;
  owner?: string;
  mapOwner: string[];
  actor: string;
  report?: string;
  dryRun?: boolean;
};

const help = `Reads the DynamoDB tables of the Application Pattern Orchestrator, and
creates its attributes and patterns in the portal. Patterns come without
versions: their code is in their repositories, and the first version is
submitted from there.

What the portal has already is never changed, so the command can be
repeated. Run it with --dry-run first, and while nobody submits patterns.`;

/** Adds `patterns import-apo`. */
export function addImportApo(
  program: Command,
  run: (work: Promise<boolean>) => Promise<void>,
): void {
  program
    .command('import-apo')
    .summary('takes over AWS’s Application Pattern Orchestrator')
    .description(help)
    .requiredOption('--region <region>', 'AWS region of its tables')
    .option('--account-id <id>', 'account, of those in the aws section')
    .requiredOption('--patterns-table <name>', 'its table of patterns')
    .requiredOption('--attributes-table <name>', 'its table of attributes')
    .option('--publish-data-table <name>', 'its table of publications')
    .addOption(filesOption('--config <file>', 'configuration of the portal'))
    .addOption(backendFolderOption())
    .option('--owner <ref>', 'owner of patterns that no mapping names')
    .addOption(
      new Option(
        '--map-owner <name=ref>',
        'owner here of an owner or e-mail address there; repeatable',
      )
        .default([], 'none')
        .argParser((pair: string, pairs: string[]) => [...pairs, pair]),
    )
    .option('--actor <ref>', 'who shows as creator', 'user:default/apo-import')
    .addOption(
      new Option(
        '--report <file>',
        'writes the plan, and what it has on AWS, as JSON',
      ).argParser((file: string) => resolve(file)),
    )
    .option('--dry-run', 'say what would be done, and do nothing')
    .action((options: Options) => run(runImport(options)));
}

async function runImport(options: Options): Promise<boolean> {
  const owners = readOwners(options.owner, options.mapOwner);
  const problem = checkOwner(options.actor);
  if (problem) throw new InputError(`--actor: ${describeProblem(problem)}`);
  const config = await loadConfig(options.config, resolve('.'));
  process.chdir(options.backendFolder);
  const access = AwsAccess.fromConfig(config, { name, version });
  const records = await readApoTables(access, options, {
    patterns: options.patternsTable,
    attributes: options.attributesTable,
    publishData: options.publishDataTable,
  });
  const portal = openPortalStores(config);
  try {
    await importApo({
      records,
      owners,
      store: await portal.openPatterns(),
      actor: options.actor,
      dryRun: Boolean(options.dryRun),
      report: options.report,
      tell,
    });
    return true;
  } finally {
    await portal.close();
  }
}
