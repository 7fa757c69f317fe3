import { InputError, toError } from '@backstage/errors';
import { BubblewrapIsolation } from './BubblewrapIsolation';
import type { Isolation } from './Isolation';
import { probeIsolation } from './probeIsolation';
import { ProcessOnlyIsolation } from './ProcessOnlyIsolation';
import { UnshareIsolation } from './UnshareIsolation';

/** What the configuration asks for. */
export type IsolationSetting = 'auto' | 'required' | 'none';

/** An isolation, and why none better was taken. */
export type ChosenIsolation = { isolation: Isolation; missing: string[] };

const kernelIsolations = [
  { name: 'bubblewrap', create: () => new BubblewrapIsolation() },
  { name: 'unshare', create: () => new UnshareIsolation() },
];

/**
 * The best isolation that works on this machine: each is tried by running
 * something in it.
 *
 * @throws InputError when one is required and none works.
 */
export async function chooseIsolation(
  setting: IsolationSetting,
): Promise<ChosenIsolation> {
  const missing: string[] = [];
  if (setting !== 'none') {
    for (const { name, create } of kernelIsolations) {
      try {
        const isolation = create();
        await probeIsolation(isolation);
        return { isolation, missing };
      } catch (error) {
        missing.push(`${name}: ${toError(error).message}`);
      }
    }
  }
  if (setting === 'required') {
    throw new InputError(
      `patterns.build.local.isolation is required, and no isolation works here (${missing.join(
        '; ',
      )}): install bubblewrap and allow user namespaces, or build with another builder`,
    );
  }
  return { isolation: new ProcessOnlyIsolation(), missing };
}
