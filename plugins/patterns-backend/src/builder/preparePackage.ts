import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import { checkLockfile } from './checkLockfile';
import { checkManifest } from './checkManifest';
import {
  lockfileSchema,
  manifestSchema,
  parseJson,
  type Lockfile,
  type Manifest,
} from './manifest';
import { packageFinding } from './packageFinding';

/** A package that may be built, or why it may not. */
export type PreparedPackage = {
  findings: Finding[];
  /** Absent when a finding closes the gate. */
  ready?: { content: BundleContent; manifest: Manifest; lockfile: Lockfile };
};

const lockfileNames = ['npm-shrinkwrap.json', 'package-lock.json'];
/** What a build makes; copies in the source are left out. */
const generated = /^(node_modules|cdk\.out)\//;

/**
 * Checks the source of a CDK pattern without running any of it, and gives its
 * package the name and version that the portal has for it.
 */
export function preparePackage(
  source: BundleContent,
  identity: { name: string; version: string },
): PreparedPackage {
  const manifestBytes = source.get('package.json');
  if (!manifestBytes) return refuse(noManifest(source));
  const manifest = parseJson(manifestBytes, manifestSchema);
  if ('problem' in manifest)
    return refuse(unreadable('package.json', manifest));
  const lockName = lockfileNames.find(name => source.has(name));
  const lockfile = lockName
    ? parseJson(source.get(lockName)!, lockfileSchema)
    : undefined;
  const findings = [
    ...checkManifest(manifest.value, source),
    ...checkNpmrc(source),
  ];
  if (!lockName || !lockfile) findings.push(noLockfile(source));
  else if ('problem' in lockfile) findings.push(unreadable(lockName, lockfile));
  else findings.push(...checkLockfile(lockfile.value, lockName));

  if (!lockfile || 'problem' in lockfile || closesGate(findings)) {
    return { findings };
  }
  const content = new Map(
    [...source].filter(([path]) => !generated.test(path)),
  );
  content.set('package.json', toJson(named(manifest.value, identity)));
  return {
    findings,
    ready: { content, manifest: manifest.value, lockfile: lockfile.value },
  };
}

/** Whether one of them refuses the version. */
export function closesGate(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** What would let the author choose where the package goes is left out. */
function named(
  { private: _private, publishConfig: _config, ...manifest }: Manifest,
  identity: { name: string; version: string },
) {
  return { ...manifest, ...identity };
}

function checkNpmrc(source: BundleContent): Finding[] {
  const file = ['.npmrc', '.yarnrc', '.yarnrc.yml'].find(f => source.has(f));
  if (!file) return [];
  return [
    packageFinding(
      'package-npmrc',
      `${file} could choose where packages come from, and may hold a token. The portal decides that.`,
      `Leave ${file} out.`,
      { file },
    ),
  ];
}

function noManifest(source: BundleContent): Finding {
  const nested = [...source.keys()].filter(
    path => path.endsWith('/package.json') && !generated.test(path),
  );
  return packageFinding(
    'package-missing',
    'There is no package.json at the root of the bundle.',
    nested.length
      ? `Submit the folder ${nested[0].replace('/package.json', '')} itself.`
      : 'Add the package.json of a construct library; the starters have one.',
    { file: '' },
  );
}

function noLockfile(source: BundleContent): Finding {
  const other = ['yarn.lock', 'pnpm-lock.yaml'].find(f => source.has(f));
  return packageFinding(
    'lockfile-missing',
    `There is no package-lock.json${
      other ? `, and ${other} is not read` : ''
    }. Without it nobody knows which packages it is built with.`,
    'Run npm install --package-lock-only in the folder, and submit the package-lock.json too.',
  );
}

function unreadable(file: string, { problem }: { problem: string }): Finding {
  return packageFinding(
    'package-unreadable',
    `${file} cannot be read: ${problem}`,
    file === 'package.json'
      ? 'Correct the JSON.'
      : 'Make it anew with npm 7 or later: npm install --package-lock-only.',
    { file },
  );
}

function toJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}

function refuse(finding: Finding): PreparedPackage {
  return { findings: [finding] };
}
