import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';

/** Says a line on the standard output. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** An option that takes a file, and may be given several times. */
export function filesOption(flags: string, description: string): Option {
  return new Option(flags, description)
    .default([], 'none')
    .argParser((file: string, files: string[]) => [...files, resolve(file)]);
}

/** The folder that the back end runs in, which paths of its configuration are relative to. */
export function backendFolderOption(): Option {
  return new Option(
    '--backend-folder <folder>',
    'folder that the back end runs in: paths of its configuration are relative to it',
  )
    .default(defaultBackendFolder(), 'packages/backend, or this folder')
    .argParser((folder: string) => resolve(folder));
}

function defaultBackendFolder(): string {
  const folder = resolve('packages/backend');
  return existsSync(folder) ? folder : resolve('.');
}
