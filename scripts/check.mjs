// What a change has to satisfy beside its tests; all of it, in the order of cost.
import { install, run } from './lib/portalNode.mjs';

const checks = [
  'yarn prettier --check . --loglevel warn',
  'node scripts/generate-openapi.mjs --check',
  'yarn backstage-cli config:check --lax',
  'yarn tsc',
  'yarn backstage-cli repo lint --max-warnings=0',
];

await install();
let failed = 0;
for (const check of checks) {
  console.log(`> ${check}`);
  failed += (await run(check)) === 0 ? 0 : 1;
}
process.exit(failed ? 1 : 0);
