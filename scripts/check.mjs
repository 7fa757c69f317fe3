// What a change has to satisfy beside its tests; all of it.
import { install, run } from './lib/portalNode.mjs';

// Each of these keeps one core busy at most, so two go side by side.
const sideBySide = [
  ['yarn tsc'],
  [
    'yarn prettier --check . --loglevel warn',
    'node scripts/generate-openapi.mjs --check',
    'yarn backstage-cli config:check --lax',
    'node --test scripts/lib/*.test.mjs',
  ],
];
const alone = ['yarn backstage-cli repo lint --max-warnings=0'];

async function runInOrder(checks) {
  let failed = 0;
  for (const check of checks) {
    const code = await run(check);
    console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${check}`);
    failed += code === 0 ? 0 : 1;
  }
  return failed;
}

await install();
const failures = await Promise.all(sideBySide.map(runInOrder));
failures.push(await runInOrder(alone));
const failed = failures.reduce((sum, count) => sum + count, 0);
process.exit(failed ? 1 : 0);
