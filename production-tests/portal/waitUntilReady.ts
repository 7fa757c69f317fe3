import https from 'node:https';

function isReady(url: string): Promise<boolean> {
  return new Promise(resolve => {
    // The certificate is the container's own.
    https
      .get(url, { rejectUnauthorized: false }, answer => {
        answer.resume();
        resolve(answer.statusCode === 200);
      })
      .on('error', () => resolve(false));
  });
}

/** Asks a replica of the back end until it takes requests. */
export async function waitUntilReady(url: string): Promise<void> {
  while (!(await isReady(url))) {
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
