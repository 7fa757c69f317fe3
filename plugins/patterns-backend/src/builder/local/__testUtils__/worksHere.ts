import { spawnSync } from 'node:child_process';

/** The least that an isolation needs of a machine, asked without it. */
const trials: Record<string, string[]> = {
  bubblewrap: ['bwrap', '--unshare-pid', '--bind', '/', '/', 'true'],
  unshare: ['unshare', '--user', '--mount', '--pid', '--fork', 'true'],
};

/**
 * Whether tests of an isolation can run. In CI they always do, and fail where
 * it is missing; elsewhere they are skipped, which is said.
 */
export function worksHere(isolation: string): boolean {
  const [command, ...args] = trials[isolation];
  if (spawnSync(command, args).status === 0 || process.env.CI) return true;
  process.stdout.write(
    `Skipped: ${isolation} does not work here: ${trials[isolation].join(
      ' ',
    )} fails\n`,
  );
  return false;
}
