import type { Server } from 'node:http';

/** Time for the answers that are under way when the back end ends. */
const PATIENCE_MS = 3_000;
/** How often connections are looked at that have got their answer. */
const INTERVAL_MS = 100;

/**
 * Ends the connections of a server that is closing: each as soon as it has its
 * answer, and the rest after a while. A page that watches a task keeps one open
 * for ever; its browser asks the next replica.
 *
 * @param patienceMs - milliseconds until what is left is cut off
 */
export function endConnections(server: Server, patienceMs = PATIENCE_MS): void {
  const idle = setInterval(() => server.closeIdleConnections(), INTERVAL_MS);
  const rest = setTimeout(() => server.closeAllConnections(), patienceMs);
  server.once('close', () => {
    clearInterval(idle);
    clearTimeout(rest);
  });
}
