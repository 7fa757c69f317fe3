// A scanner that finds nothing, and takes as long as the file in its argument
// is there: it keeps versions in `validating`.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends by itself when a test forgets it, in milliseconds. */
const PATIENCE_MS = 50_000;

const [, , holdFile] = process.argv;
const deadline = Date.now() + PATIENCE_MS;
while (existsSync(holdFile) && Date.now() < deadline) await sleep(100);

process.stdout.write(
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'hold', rules: [] } }, results: [] }],
  }),
);
