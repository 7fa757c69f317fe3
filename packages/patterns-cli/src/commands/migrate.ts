import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { InputError } from '@backstage/errors';
import { loadConfig } from '../config/loadConfig';
import { migrate } from '../migrate/migrate';
import { planMigration } from '../migrate/planMigration';
import { StateFile } from '../migrate/StateFile';
import { openStores } from '../stores/openStores';
import {
  storeKinds,
  type PortalStores,
  type StoreKind,
} from '../stores/PortalStores';
import { backendFolderOption, filesOption, tell } from './options';

type Options = {
  from: StoreKind;
  to: StoreKind;
  config: string[];
  fromConfig: string[];
  toConfig: string[];
  backendFolder: string;
  state: string;
  only?: 'patterns' | 'bundles';
  intoExisting?: boolean;
  dryRun?: boolean;
};

const help = `Moves attributes, patterns, versions, their history, reports and build
logs, what is to be brought to AWS, and bundles.

STOP THE PORTAL before, every replica of it: this command cannot see whether
it runs, and what is written meanwhile may be lost. Both sides are compared
at the end, and the exit code is 1 when they differ or a bundle could not be
copied.

It may be killed at any time. The same command goes on where it was.

  database  backend.database (of the plugin patterns), patterns.bundles.folder
  aws       patterns.store.dynamoDb, patterns.bundles.s3

A database's schema is brought up to date when it is opened, in a dry run too.`;

/** Adds `patterns migrate`. */
export function addMigrate(
  program: Command,
  run: (work: Promise<boolean>) => Promise<void>,
): void {
  const kind = (flags: string, description: string) =>
    new Option(flags, description)
      .choices([...storeKinds])
      .makeOptionMandatory();
  program
    .command('migrate')
    .summary('moves all data of a portal from one store to another')
    .description(help)
    .addOption(kind('--from <kind>', 'where the data is'))
    .addOption(kind('--to <kind>', 'where it goes'))
    .addOption(filesOption('--config <file>', 'configuration of both sides'))
    .addOption(filesOption('--from-config <file>', 'that of the source alone'))
    .addOption(filesOption('--to-config <file>', 'that of the target alone'))
    .addOption(backendFolderOption())
    .addOption(
      new Option('--state <file>', 'keeps how far it is')
        .default(resolve('.patterns-migrate.json'), '.patterns-migrate.json')
        .argParser((file: string) => resolve(file)),
    )
    .addOption(
      new Option('--only <what>', 'move only these').choices([
        'patterns',
        'bundles',
      ]),
    )
    .option('--into-existing', 'the target may have patterns already')
    .option('--dry-run', 'say what would be moved, and move nothing')
    .action((options: Options) => run(runMigrate(options)));
}

async function runMigrate(options: Options): Promise<boolean> {
  const fromFiles = [...options.config, ...options.fromConfig];
  const toFiles = [...options.config, ...options.toConfig];
  const here = resolve('.');
  const fromConfig = await loadConfig(fromFiles, here);
  const toConfig = await loadConfig(toFiles, here);
  process.chdir(options.backendFolder);
  const from = openStores(options.from, fromConfig);
  const to = openStores(options.to, toConfig);
  try {
    demandTwoPlaces(from, to, options.only);
    const migration = {
      from,
      to,
      stateFile: new StateFile(options.state),
      only: options.only,
      intoExisting: Boolean(options.intoExisting),
      tell,
    };
    return await (options.dryRun
      ? planMigration(migration)
      : migrate(migration));
  } finally {
    await from.close();
    await to.close();
  }
}

function demandTwoPlaces(
  from: PortalStores,
  to: PortalStores,
  only: Options['only'],
) {
  const isSame =
    only === 'bundles'
      ? from.bundlePlace === to.bundlePlace
      : from.patternPlace === to.patternPlace;
  if (!isSame) return;
  throw new InputError(
    `Source and target are both ${
      only === 'bundles' ? from.bundlePlace : from.patternPlace
    }: name another kind, or another configuration with --from-config and --to-config`,
  );
}
