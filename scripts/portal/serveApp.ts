// The build of the front end, for tests to whom a development server adds
// nothing but time: PORTAL_APP=built, after `yarn build:all`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import express from 'express';

const dist = path.resolve(__dirname, '../../packages/app/dist');
const page = path.join(dist, 'index.html');
if (!existsSync(page)) {
  throw new Error(
    'There is no build: run `node scripts/run.mjs yarn build:all` first',
  );
}

const server = express()
  .use(express.static(dist))
  .get('*', (_, response) => response.sendFile(page))
  .listen(3000, '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
