import { defineConfig } from '@playwright/test';
import base from './playwright.config';
import { portalUrl } from './production-tests/portal/place';

/** The build of the portal in production mode, and a person in front of it. */
export default defineConfig({
  ...base,
  testDir: 'production-tests',
  testMatch: '**/*.production.ts',
  outputDir: '.local/production/results',
  use: { ...base.use, baseURL: portalUrl },
  webServer: {
    command:
      'node scripts/test-postgres.mjs -- node --import tsx production-tests/portal/main.ts',
    // It answers before the starters are published; the tests wait for them.
    url: portalUrl,
    reuseExistingServer: !process.env.CI,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
