import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import selfsigned from 'selfsigned';

const script = path.resolve(__dirname, '../../container/healthcheck.mjs');

/** The back end's answers: a status, or none at all. */
async function listen(status?: number): Promise<Server> {
  const { private: key, cert } = selfsigned.generate(undefined, {
    algorithm: 'sha256',
    keySize: 2048,
  });
  const server = createServer({ key, cert }, (_, response) => {
    if (status) response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Runs the health check; resolves with its exit code and what it says. */
function check(server: Server): Promise<{ code: number; said: string }> {
  const { port } = server.address() as AddressInfo;
  const address = `https://127.0.0.1:${port}/.backstage/health/v1/readiness`;
  return new Promise(resolve => {
    execFile(process.execPath, [script, address], (error, _, said) =>
      resolve({ code: Number(error?.code ?? 0), said: said.trim() }),
    );
  });
}

describe('healthcheck.mjs', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  it('ends with 0 when the back end is ready', async () => {
    server = await listen(200);
    expect(await check(server)).toEqual({ code: 0, said: '' });
  });

  it('ends with 1 when it is starting or ending', async () => {
    server = await listen(503);
    expect(await check(server)).toEqual({
      code: 1,
      said: 'The back end is not ready: it answers 503',
    });
  });

  it('ends with 1 when nobody listens', async () => {
    server = await listen(200);
    const asked = check(server);
    server.close();
    server = undefined;
    expect(await asked).toEqual({
      code: 1,
      said: expect.stringMatching(/^The back end does not answer: .*REFUSED/),
    });
  });

  it('ends with 1 when no answer comes in time', async () => {
    server = await listen();
    expect(await check(server)).toEqual({
      code: 1,
      said: expect.stringMatching(/^The back end does not answer: .*timeout/),
    });
  }, 20_000);
});
