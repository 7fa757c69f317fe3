// `npm start`: installs, then runs the local AWS and the portal until Ctrl-C.
// With `--aws` the portal keeps its data in DynamoDB, S3 and SQS of the local AWS.
import { fail, install, root, start } from './lib/portalNode.mjs';
import { checkPorts } from './lib/checkPorts.mjs';

const flags = process.argv.slice(2);
const unknown = flags.filter(flag => flag !== '--aws');
if (unknown.length) {
  fail(
    `npm start has no flag ${unknown.join(' ')}. There is one, after a --:
  npm start -- --aws   keeps the portal's data in DynamoDB, S3 and SQS`,
  );
}

await checkPorts([
  [3000, 'the portal'],
  [7007, 'its back end'],
  [4566, 'the local AWS'],
  [9229, 'the local sign-in'],
]).catch(error => fail(error.message));

console.log('Installing packages; the first time takes a minute or two …');
await install();

// Its own process group: Ctrl-C reaches this process alone, which then stops
// the portal in order.
const portal = start('node --import tsx scripts/portal/main.ts', {
  cwd: root,
  detached: true,
  env: flags.includes('--aws') ? { PORTAL_MODE: 'aws' } : {},
});
const stop = () => {
  try {
    process.kill(-portal.pid, 'SIGTERM');
  } catch {
    // it has ended by itself
  }
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('SIGHUP', stop);
portal.on('exit', async code => {
  await groupEnds();
  process.exit(code ?? 0);
});

/** The shell around the portal ends at once; the portal itself stops in order. */
async function groupEnds() {
  for (;;) {
    try {
      process.kill(-portal.pid, 0);
    } catch {
      return;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}
