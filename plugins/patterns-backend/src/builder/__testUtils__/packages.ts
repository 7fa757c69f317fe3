import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';

/** What a test calls its package. */
export const identity = { name: '@patterns/topic', version: '1.2.3' };

const manifest = {
  name: 'whatever',
  version: '0.0.0',
  license: 'Apache-2.0',
  main: 'index.js',
  types: 'index.d.ts',
  scripts: { synth: 'node example.js' },
  peerDependencies: { 'aws-cdk-lib': '^2.0.0' },
};

const lockfile = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'whatever' },
    'node_modules/constructs': {
      version: '10.0.0',
      integrity: 'sha512-AAAA',
      dev: true,
    },
  },
};

/** A source that may be built, but for what is given; `null` leaves a file out. */
export function aSource(
  changes: {
    manifest?: object;
    lockfile?: object;
    files?: Record<string, string | null>;
  } = {},
): BundleContent {
  const files: Record<string, string | null> = {
    'package.json': JSON.stringify({ ...manifest, ...changes.manifest }),
    'package-lock.json': JSON.stringify({ ...lockfile, ...changes.lockfile }),
    'example.js': '',
    ...changes.files,
  };
  return new Map(
    Object.entries(files).flatMap(([path, text]) =>
      text === null ? [] : [[path, Buffer.from(text)] as const],
    ),
  );
}

/** A packed package with these files below `package/`, or anywhere. */
export async function aTarball(
  files: Record<string, string>,
  options: { root?: string; links?: Record<string, string> } = {},
): Promise<Buffer> {
  const { root = 'package/', links = {} } = options;
  const archive = pack();
  for (const [path, text] of Object.entries(files)) {
    archive.entry({ name: `${root}${path}` }, text);
  }
  for (const [name, linkname] of Object.entries(links)) {
    archive.entry({ name: `${root}${name}`, type: 'symlink', linkname });
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

/** A packed package as a build makes it. */
export function aPackage(
  changes: { manifest?: object; files?: Record<string, string> } = {},
): Promise<Buffer> {
  return aTarball({
    'package.json': JSON.stringify({
      ...manifest,
      ...identity,
      ...changes.manifest,
    }),
    'index.js': '',
    'index.d.ts': 'export declare class Topic {}',
    ...changes.files,
  });
}
