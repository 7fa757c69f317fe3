import { test as base } from '@playwright/test';
import { Faults } from '../aws/Faults';
import { SystemPortal } from './SystemPortal';

export { expect } from '@playwright/test';

/** A test with a running portal, which all tests of a worker share. */
export const test = base.extend<
  { faults: Faults; check: void },
  { portal: SystemPortal; failures: { count: number } }
>({
  failures: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, use) => {
      await use({ count: 0 });
    },
    { scope: 'worker' },
  ],
  portal: [
    async ({ failures }, use) => {
      const portal = await SystemPortal.start();
      await use(portal);
      await portal.stop(failures.count > 0);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  faults: async ({ portal }, use) => {
    const faults = new Faults(portal.awsUrl);
    await use(faults);
    await faults.clear();
  },
  check: [
    async ({ failures }, use, info) => {
      await use();
      if (info.status !== info.expectedStatus) failures.count += 1;
    },
    { auto: true },
  ],
});
