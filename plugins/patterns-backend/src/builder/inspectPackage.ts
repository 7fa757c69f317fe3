import { createHash } from 'node:crypto';
import { toError } from '@backstage/errors';
import type {
  ApiDeclaration,
  Finding,
  PackageDependency,
  PackageDetails,
} from '@apo/backstage-plugin-patterns-common';
import {
  listFiles,
  type BundleContent,
  type InstalledPackage,
} from '@apo/backstage-plugin-patterns-node';
import { checkManifest } from './checkManifest';
import { manifestSchema, parseJson, type Manifest } from './manifest';
import { packageFinding } from './packageFinding';
import { readTarball } from './readTarball';

/** Reads what type declarations export, from their entry on. */
export type ApiReader = (
  declarations: BundleContent,
  entry: string,
) => Promise<ApiDeclaration[]>;

/**
 * Looks into the tarball that a build made: whether it is the package that was
 * to be built, and what there is to know about it.
 */
export async function inspectPackage(
  tarball: Buffer,
  expected: { name: string; version: string; installed: InstalledPackage[] },
  readApi: ApiReader,
): Promise<{ findings: Finding[]; details?: PackageDetails }> {
  let files: BundleContent;
  try {
    files = await readTarball(tarball);
  } catch (error) {
    return refuse(
      packageFinding(
        'package-unreadable',
        `The packed package cannot be taken: ${toError(error).message}.`,
        'See what npm pack puts in; "files" in package.json chooses.',
      ),
    );
  }
  const manifest = parseJson(
    files.get('package.json') ?? Buffer.alloc(0),
    manifestSchema,
  );
  if ('problem' in manifest) {
    return refuse(
      packageFinding(
        'package-unreadable',
        `The package.json of the packed package cannot be read: ${manifest.problem}`,
        'See that the build leaves package.json as it is.',
      ),
    );
  }
  const { name, version, installed } = expected;
  if (manifest.value.name !== name || manifest.value.version !== version) {
    return refuse(
      packageFinding(
        'package-renamed',
        `The build made ${manifest.value.name} ${manifest.value.version} of ${name} ${version}.`,
        'See that the build leaves package.json as it is.',
      ),
    );
  }
  const declared = await describe(files, manifest.value, readApi);
  return {
    // The build may have written another package.json than was checked.
    findings: [
      ...checkManifest(manifest.value, files).filter(
        ({ severity }) => severity === 'error',
      ),
      ...declared.findings,
    ],
    details: {
      name,
      version,
      integrity: integrityOf(tarball),
      size: tarball.length,
      unpackedSize: listFiles(files).reduce((sum, { size }) => sum + size, 0),
      license: manifest.value.license,
      files: listFiles(files),
      dependencies: dependenciesOf(manifest.value, installed),
      installed: installed.length,
      api: declared.api,
    },
  };
}

/** Subresource Integrity of bytes, as lockfiles and registries have it. */
export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

async function describe(
  files: BundleContent,
  manifest: Manifest,
  readApi: ApiReader,
): Promise<{ api: ApiDeclaration[]; findings: Finding[] }> {
  const without = (message: string) => ({
    api: [],
    findings: [
      packageFinding(
        'package-types-missing',
        message,
        'Build with "declaration": true, and name the entry in "types" of package.json.',
        { severity: 'warning' },
      ),
    ],
  });
  const entry = typesEntry(files, manifest);
  if (!entry) {
    return without(
      'The package has no type declarations: nobody sees what its constructs take.',
    );
  }
  const declarations = new Map(
    [...files].filter(([path]) => /\.d\.[cm]?ts$/.test(path)),
  );
  try {
    return { api: await readApi(declarations, entry), findings: [] };
  } catch (error) {
    return without(
      `The type declarations cannot be read: ${toError(error).message}.`,
    );
  }
}

/** Source: TypeScript looks for declarations beside the main file. */
function typesEntry(files: BundleContent, manifest: Manifest) {
  const { types, typings, main = 'index.js' } = manifest;
  const candidates = [types, typings, main.replace(/\.[cm]?js$/, '.d.ts')];
  return candidates
    .filter(path => path !== undefined)
    .map(path => path.replace(/^\.\//, ''))
    .find(path => files.has(path));
}

function dependenciesOf(
  manifest: Manifest,
  installed: InstalledPackage[],
): PackageDependency[] {
  const byName = new Map(installed.map(each => [each.name, each]));
  const list = (
    kind: PackageDependency['kind'],
    ranges: Record<string, string> = {},
  ) =>
    Object.entries(ranges).map(([name, range]) => ({
      name,
      range,
      kind,
      version: byName.get(name)?.version,
      license: byName.get(name)?.license,
    }));
  return [
    ...list('runtime', manifest.dependencies),
    ...list('peer', manifest.peerDependencies),
    ...list('optional', manifest.optionalDependencies),
  ];
}

function refuse(finding: Finding) {
  return { findings: [finding] };
}
