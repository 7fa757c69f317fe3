import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A client that finds its idle connection closed as it sends fails; Node waits 5 s only. */
const KEEP_ALIVE_MS = 10 * 60_000;

/**
 * Starts listening.
 *
 * @returns the port, which a 0 left to the system
 * @throws Error if the port is taken
 */
export async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<number> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Stops a server, and breaks the connections that are left. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
