// Runs a command in the Node and with the Yarn that the repository needs.
import { run } from './lib/portalNode.mjs';

process.exit(await run(process.argv.slice(2).join(' ')));
