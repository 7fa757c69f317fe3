import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const repositoryRoot = resolve(
  resolvePackagePath('@apo/backstage-plugin-patterns-backend'),
  '../..',
);

/**
 * Real templates that are not part of the repository: PATTERNS_SAMPLES, or
 * shared/samples/cfn beside it. Undefined, with a printed reason, if absent.
 */
export function readSamples(): Map<string, Buffer> | undefined {
  const folder =
    process.env.PATTERNS_SAMPLES ??
    resolve(repositoryRoot, '../shared/samples/cfn');
  if (!existsSync(folder)) {
    process.stdout.write(
      `Skipped: no sample templates in ${folder}; set PATTERNS_SAMPLES\n`,
    );
    return undefined;
  }
  return new Map(
    readdirSync(folder)
      .filter(name => /\.(ya?ml|json)$/.test(name))
      .map(name => [name, readFileSync(join(folder, name))]),
  );
}
