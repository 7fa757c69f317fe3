import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patternBuilderContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import type { Isolation } from '../isolation/Isolation';
import { LocalBuilder } from '../LocalBuilder';
import type { LocalBuilderLimits } from '../LocalBuilderLimits';

const folder = mkdtempSync(join(tmpdir(), 'local-builder-test-'));
const cacheFolder = join(folder, 'cache');
const npmrc = join(folder, 'npmrc');
writeFileSync(npmrc, '//registry.example/:_authToken=secret-of-the-npmrc\n');
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * The contract of `PatternBuilder` for builds on this machine with one kind of
 * isolation. Each kind has a test file of its own, so that they run side by
 * side.
 *
 * @param options - `guardsOnly`: for a kind that is like another one, which
 *   shows what is built
 */
export function localBuilderContract(
  createIsolation: () => Isolation,
  { isolated, guardsOnly }: { isolated: boolean; guardsOnly?: boolean },
): void {
  const create = (limits?: Partial<LocalBuilderLimits>) =>
    LocalBuilder.create({
      isolation: createIsolation(),
      limits,
      cacheFolder,
      npmrc,
    });
  // As in the portal, one builder builds everything.
  let unlimited: Promise<LocalBuilder> | undefined;
  patternBuilderContract(
    limits => {
      if (limits) return create(limits);
      unlimited ??= create();
      return unlimited;
    },
    {
      isolated,
      guardsOnly,
      hidden: isolated
        ? [folder, npmrc, cacheFolder, '/build/cache', '/build/config']
        : [],
    },
  );
}
