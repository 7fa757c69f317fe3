import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { endConnections } from './endConnections';

/** A server whose answers the test gives, and one request that waits for its own. */
async function startServer() {
  const agent = new Agent({ keepAlive: true });
  const server = createServer();
  // As in production: connections that are idle stay.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = get({ port, agent });
  const answer = once(request, 'response').then(([it]) => text(it));
  const [, response] = await once(server, 'request');
  const closed = new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  return { answer, closed, response, server };
}

describe('endConnections', () => {
  it('waits for an answer, and for no other request after it', async () => {
    const { answer, closed, response, server } = await startServer();
    endConnections(server, 60_000);
    response.end('done');
    expect(await answer).toBe('done');
    await closed;
  });

  it('cuts off what takes too long', async () => {
    const { answer, closed, server } = await startServer();
    endConnections(server, 50);
    await expect(answer).rejects.toThrow('socket hang up');
    await closed;
  });
});
