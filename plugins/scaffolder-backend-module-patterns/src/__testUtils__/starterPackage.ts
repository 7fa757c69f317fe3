import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import type { PackageRequest } from '../codeArtifact/PackageContext';
import { packageOf, packFiles } from './localCodeArtifact';

const run = promisify(execFile);
const root = resolve(__dirname, '../../../..');

/** What the installed packages of this repository are in. */
export const rootModules = join(root, 'node_modules');

/** Builds the starter event-fan-out in a folder, as its publisher would, and packs it. */
export async function buildStarterPackage(
  folder: string,
): Promise<PackageRequest> {
  const starter = join(root, 'templates/starters/event-fan-out');
  await cp(starter, folder, { recursive: true });
  await symlink(rootModules, join(folder, 'node_modules'));
  await run(process.execPath, [
    join(rootModules, 'typescript/bin/tsc'),
    '-p',
    folder,
  ]);
  const files: Record<string, string> = {};
  for (const path of [
    'package.json',
    'dist/src/index.js',
    'dist/src/index.d.ts',
    'dist/src/EventFanOut.js',
    'dist/src/EventFanOut.d.ts',
  ]) {
    files[path] = await readFile(join(folder, path), 'utf8');
  }
  const tarball = await packFiles(files);
  const hash = createHash('sha512').update(tarball).digest('base64');
  return packageOf('event-fan-out', { tarball, integrity: `sha512-${hash}` });
}

/** What the back end reads of its declarations, as far as an app needs it. */
export const starterDetails: Pick<
  PackageDetails,
  'name' | 'version' | 'dependencies' | 'api'
> = {
  name: '@patterns/event-fan-out',
  version: '1.0.0',
  dependencies: [
    { name: 'aws-cdk-lib', range: '^2.170.0', kind: 'peer' },
    { name: 'constructs', range: '^10.4.0', kind: 'peer' },
  ],
  api: [
    {
      name: 'EventFanOut',
      kind: 'class',
      construct: true,
      members: [
        {
          name: 'constructor',
          kind: 'constructor',
          type: '(scope: Construct, id: string, props: EventFanOutProps)',
        },
      ],
    },
    {
      name: 'EventFanOutProps',
      kind: 'interface',
      members: [
        { name: 'alarmTopic', kind: 'property', type: 'ITopic' },
        {
          name: 'retention',
          kind: 'property',
          type: 'Duration',
          optional: true,
        },
      ],
    },
  ],
};
