// `npm test`: installs, then runs every unit and integration test, on SQLite
// and on a real PostgreSQL. Arguments go to Jest.
import { install, run } from './lib/portalNode.mjs';

await install();
const args = process.argv
  .slice(2)
  .map(arg => `'${arg.replaceAll("'", `'\\''`)}'`);
process.exit(
  await run(
    [
      // Machines are busy and slow; five seconds are for idle ones.
      'node scripts/test-postgres.mjs -- yarn backstage-cli repo test --watchAll=false --testTimeout=20000',
      ...args,
    ].join(' '),
    { env: { BACKSTAGE_TEST_DISABLE_DOCKER: '1' } },
  ),
);
