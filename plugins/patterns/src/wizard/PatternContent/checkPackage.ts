import type { FieldProblem } from '@apo/backstage-plugin-patterns-common';
import type { ContentFiles } from '../wizardFormData';
import { textOf } from './contentFiles';

const lockfiles = ['package-lock.json', 'npm-shrinkwrap.json'];
const registryFiles = ['.npmrc', '.yarnrc', '.yarnrc.yml'];

/**
 * What no build can ever pass: a package without its package.json, without a
 * script that makes templates, without the lockfile that it is built from, or
 * with a file that chooses another registry. The gate says the rest.
 */
export function checkPackage(files: ContentFiles): FieldProblem | undefined {
  return (
    checkManifest(files) ?? checkLockfile(files) ?? checkRegistryFiles(files)
  );
}

function checkManifest(files: ContentFiles): FieldProblem | undefined {
  if (!files['package.json']) {
    const nested = Object.keys(files).find(path =>
      path.endsWith('/package.json'),
    );
    return problem(
      'has no package.json at its root',
      nested
        ? `upload the folder ${nested.replace('/package.json', '')} itself`
        : 'add the one of a construct library; the starters have one',
    );
  }
  const { manifest, reason } = parse(textOf(files['package.json']));
  if (reason) {
    return problem(
      'has a package.json that is not JSON',
      `mend it (${reason})`,
    );
  }
  if (!hasScript(manifest, 'synth')) {
    return problem(
      'has no script synth in its package.json',
      'add one that synthesizes an example app into cdk.out, such as "node example/app.js"',
    );
  }
  return undefined;
}

function checkLockfile(files: ContentFiles): FieldProblem | undefined {
  if (lockfiles.some(name => files[name])) return undefined;
  return problem(
    'has no package-lock.json',
    'run npm install --package-lock-only in its folder, and upload that file too',
  );
}

function checkRegistryFiles(files: ContentFiles): FieldProblem | undefined {
  const found = registryFiles.find(name => files[name]);
  if (!found) return undefined;
  return problem(
    `has ${found}, but the portal decides where packages come from`,
    `remove ${found}`,
  );
}

function parse(text: string): { manifest?: unknown; reason?: string } {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null
      ? { manifest }
      : { reason: 'it is not an object' };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

function hasScript(manifest: unknown, name: string): boolean {
  const { scripts } = manifest as { scripts?: Record<string, unknown> };
  return typeof scripts?.[name] === 'string' && scripts[name] !== '';
}

function problem(rule: string, fix: string): FieldProblem {
  return { field: 'package', rule, fix };
}
