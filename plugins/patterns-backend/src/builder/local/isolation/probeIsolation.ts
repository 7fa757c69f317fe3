import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BUILD_FOLDERS,
  withPrivateFolder,
} from '../../../process/privateFolder';
import { defaultLocalBuilderLimits } from '../LocalBuilderLimits';
import { StepLog } from '../StepLog';
import { runStep } from '../runStep';
import type { Isolation } from './Isolation';

/** Ends with 0 where neither this machine's files nor a network is to be seen. */
const program = `
const { existsSync } = require('node:fs');
const outside = Object.values(require('node:os').networkInterfaces())
  .flat()
  .some(each => !each.internal);
process.exit(existsSync(process.argv[1]) || outside ? 1 : 0);
`;

/** Runs Node.js in an isolation. @throws Error when that does not isolate. */
export async function probeIsolation(isolation: Isolation): Promise<void> {
  await withPrivateFolder(async folder => {
    const log = new StepLog(() => undefined, Number.MAX_SAFE_INTEGER);
    const node = isolation.place('node', process.execPath);
    const step = join(folder, 'probe');
    await mkdir(step);
    const failure = await runStep({
      isolation,
      step: {
        command: [node, '-e', program, folder],
        cwd: '/',
        env: { PATH: '/usr/bin:/bin' },
        mounts: [{ from: process.execPath, to: node, writable: false }],
        network: false,
        folder: step,
      },
      limits: { ...defaultLocalBuilderLimits, stepTimeoutMs: 20_000 },
      buildFolder: folder,
      log,
    });
    if (failure) {
      throw new Error(
        `a step in it ${failure} ${log.lastLines.join(' ')}`.trim(),
      );
    }
  }, BUILD_FOLDERS);
}
