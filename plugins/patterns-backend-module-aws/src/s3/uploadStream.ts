import type { Readable } from 'node:stream';

/**
 * Sends a stream as the body of a request. The SDK does not see that a body
 * breaks, and would wait for its end: here the request ends with the body's
 * error.
 */
export async function uploadStream<T>(
  body: Readable,
  send: (options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let broken: Error | undefined;
  body.once('error', error => {
    broken = error;
    controller.abort();
  });
  try {
    return await send({ abortSignal: controller.signal });
  } catch (error) {
    throw broken ?? error;
  } finally {
    body.destroy();
  }
}
