import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patternBuilderContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import { BubblewrapIsolation } from './isolation/BubblewrapIsolation';
import type { Isolation } from './isolation/Isolation';
import { ProcessOnlyIsolation } from './isolation/ProcessOnlyIsolation';
import { UnshareIsolation } from './isolation/UnshareIsolation';
import { worksHere } from './__testUtils__/worksHere';
import { LocalBuilder } from './LocalBuilder';

const folder = mkdtempSync(join(tmpdir(), 'local-builder-test-'));
const cacheFolder = join(folder, 'cache');
const npmrc = join(folder, 'npmrc');
writeFileSync(npmrc, '//registry.example/:_authToken=secret-of-the-npmrc\n');
afterAll(() => rmSync(folder, { recursive: true }));

const isolations: Record<string, () => Isolation> = {
  bubblewrap: () => new BubblewrapIsolation(),
  unshare: () => new UnshareIsolation(),
};

for (const [name, create] of Object.entries(isolations)) {
  const suite = worksHere(name) ? describe : describe.skip;
  suite(`LocalBuilder with ${name}`, () => {
    patternBuilderContract(
      limits =>
        LocalBuilder.create({
          isolation: create(),
          limits,
          cacheFolder,
          npmrc,
        }),
      {
        isolated: true,
        hidden: [folder, npmrc, cacheFolder, '/build/cache', '/build/config'],
      },
    );
  });
}

describe('LocalBuilder with process-only', () => {
  patternBuilderContract(
    limits =>
      LocalBuilder.create({
        isolation: new ProcessOnlyIsolation(),
        limits,
        cacheFolder,
        npmrc,
      }),
    { isolated: false },
  );
});
