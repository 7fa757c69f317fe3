import type { Finding } from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import { installScripts, type Manifest } from './manifest';
import { packageFinding } from './packageFinding';

/** What closes the gate for a package.json, before anything of it runs. */
export function checkManifest(
  manifest: Manifest,
  content: BundleContent,
): Finding[] {
  return [
    ...checkScripts(manifest, content),
    ...checkDependencies(manifest),
    ...checkExtras(manifest),
  ];
}

function checkScripts(manifest: Manifest, content: BundleContent): Finding[] {
  const { scripts = {} } = manifest;
  const findings: Finding[] = [];
  const installs = installScripts.filter(name => scripts[name]);
  // Source: npm runs node-gyp for a package that has this file.
  if (content.has('binding.gyp')) installs.push('binding.gyp');
  if (installs.length) {
    findings.push(
      packageFinding(
        'package-install-script',
        `The package has ${installs.join(
          ', ',
        )}, which would run on the machine of everybody who installs it.`,
        'Remove it: a construct library needs nothing at install time.',
      ),
    );
  }
  if (!scripts.synth) {
    findings.push(
      packageFinding(
        'package-synth-missing',
        'The package has no script synth. It makes the templates that the security rules are checked on.',
        'Add a script "synth" that synthesizes an example app into cdk.out, such as "node example/app.js".',
      ),
    );
  }
  return findings;
}

function checkDependencies(manifest: Manifest): Finding[] {
  const foreign = Object.entries({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
    ...manifest.devDependencies,
  }).filter(([, range]) => !isOfRegistry(range));
  if (!foreign.length) return [];
  return [
    packageFinding(
      'package-dependency-foreign',
      `${foreign
        .map(([name, range]) => `${name} (${range})`)
        .join(', ')}: only packages of the registry are taken.`,
      'Depend on a published version, such as ^2.0.0.',
    ),
  ];
}

function checkExtras(manifest: Manifest): Finding[] {
  const findings: Finding[] = [];
  if (manifest.workspaces) {
    findings.push(
      packageFinding(
        'package-workspaces',
        'The package is the root of workspaces; a pattern is one package.',
        'Submit the folder of the one package, with a lockfile of its own.',
      ),
    );
  }
  if (manifest.bundleDependencies || manifest.bundledDependencies) {
    findings.push(
      packageFinding(
        'package-bundled-dependencies',
        'The package carries copies of other packages, which nobody sees or updates.',
        'Remove bundleDependencies and depend on the packages.',
      ),
    );
  }
  if (manifest.dependencies?.['aws-cdk-lib']) {
    findings.push(
      packageFinding(
        'package-cdk-not-peer',
        'aws-cdk-lib is a dependency. Who uses the package gets a second copy of it, whose constructs do not fit those of their app.',
        'Move aws-cdk-lib and constructs to peerDependencies and devDependencies.',
      ),
    );
  }
  if (!manifest.license) {
    findings.push(
      packageFinding(
        'package-license-missing',
        'The package does not say under which licence it may be used.',
        'Add "license" to package.json: an SPDX id, or UNLICENSED for within your company.',
        { severity: 'info' },
      ),
    );
  }
  return findings;
}

/** A range, a tag or an alias; a URL, folder or repository has / or : in it. */
function isOfRegistry(range: string): boolean {
  return range.startsWith('npm:') || !/[/:]/.test(range);
}
