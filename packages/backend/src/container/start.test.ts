import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const script = path.resolve(__dirname, '../../container/start.mjs');
const packages = path.resolve(__dirname, '../../../../node_modules');

/** In place of the back end: asks itself by each of its names, and tells all. */
const backEnd = `
const { readFileSync, statSync } = require('node:fs');
const https = require('node:https');
const { PORTAL_TLS_KEY_FILE, PORTAL_TLS_CERT_FILE } = process.env;
const server = https.createServer(
  { key: readFileSync(PORTAL_TLS_KEY_FILE), cert: readFileSync(PORTAL_TLS_CERT_FILE) },
  (_, response) => response.end('me'),
);
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const ask = host =>
    fetch('https://' + host + ':' + port).then(r => r.text(), e => e.cause.code);
  console.log(JSON.stringify({
    answers: [await ask('localhost'), await ask('127.0.0.1')],
    elsewhere: await new Promise(resolve =>
      https
        .get({ host: '127.0.0.1', port, servername: 'elsewhere.example' })
        .on('error', error => resolve(error.code)),
    ),
    mode: (statSync(PORTAL_TLS_KEY_FILE).mode & 0o777).toString(8),
    key: PORTAL_TLS_KEY_FILE,
    arguments: process.argv.slice(2),
    pid: process.pid,
  }));
  process.exit();
});
`;

describe('start.mjs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'));
  const temporary = path.join(folder, 'tmp');

  beforeAll(() => {
    mkdirSync(temporary);
    mkdirSync(path.join(folder, 'container'));
    cpSync(script, path.join(folder, 'container/start.mjs'));
    symlinkSync(packages, path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'index.js'), backEnd);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Starts it with its two variables, but for those that are overridden. */
  function start(variables: Record<string, string> = {}) {
    return promisify(execFile)(
      process.execPath,
      [path.join(folder, 'container/start.mjs'), '--config', 'a.yaml'],
      {
        env: {
          TMPDIR: temporary,
          AUTH_SESSION_SECRET: 's',
          PORTAL_URL: 'https://portal.example',
          ...variables,
        },
      },
    );
  }

  it.each(['AUTH_SESSION_SECRET', 'PORTAL_URL'])(
    'does not start without %s, for which the demo has a value',
    async name => {
      await expect(start({ [name]: '' })).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(`^${name} is not set`),
      });
    },
  );

  it('gives the back end a certificate of its own, by whose names it trusts itself', async () => {
    const started = start();
    const { stdout } = await started;
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      answers: ['me', 'me'],
      elsewhere: 'ERR_TLS_CERT_ALTNAME_INVALID',
      mode: '600',
      arguments: ['--config', 'a.yaml'],
      // Signals reach the back end, since it is this very process.
      pid: started.child.pid,
    });
    expect(told.key.startsWith(temporary)).toBe(true);
  });
});
