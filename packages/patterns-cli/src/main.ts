import { Command, CommanderError } from 'commander';
import { isError } from '@backstage/errors';
import { version } from '../package.json';
import { addImportApo } from './commands/importApo';
import { addMigrate } from './commands/migrate';

/**
 * Runs the command line.
 *
 * @param argv - as of the process, with two words before the arguments
 * @returns the exit code: 0 when all went well
 * @public
 */
export async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const run = (work: Promise<boolean>) =>
    work.then(isWell => {
      exitCode = isWell ? 0 : 1;
    });
  const program = new Command('patterns')
    .description('Moves and takes over the data of a pattern portal.')
    .version(version)
    .exitOverride();
  addMigrate(program, run);
  addImportApo(program, run);
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    // What was wrong with the arguments is told already.
    if (error instanceof CommanderError) return error.exitCode;
    process.stderr.write(`${isError(error) ? error.message : error}\n`);
    return 1;
  }
}
