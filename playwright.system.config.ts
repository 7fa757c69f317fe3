import { defineConfig } from '@playwright/test';

/** The back end and the local AWS as real processes, without a browser. */
export default defineConfig({
  testDir: 'system-tests',
  testMatch: '**/*.system.ts',
  outputDir: '.local/system/results',
  timeout: 120_000,
  // One portal, started once, which the tests crash one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
});
