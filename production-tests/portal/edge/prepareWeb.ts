import { cpSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Makes a build of the front end one for the portal that runs, as `yarn
 * workspace app build` with its configuration would, in less than a minute: the
 * document is that which the back end makes of the same configuration. All other
 * files are the same for every portal.
 *
 * @param dist - folder of a build, for whatever address
 * @param folder - where the build for this portal is written to
 * @param backendUrl - of a back end that is ready and has the same build
 * @throws Error when the back end has no document
 */
export async function prepareWeb(
  dist: string,
  folder: string,
  backendUrl: string,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, {
    recursive: true,
    filter: file => !file.endsWith('.map'),
  });
  const request = https.get(backendUrl, { rejectUnauthorized: false });
  const [answer]: IncomingMessage[] = await once(request, 'response');
  const html = await text(answer);
  if (answer.statusCode !== 200) {
    throw new Error(`${backendUrl} answers ${answer.statusCode}: ${html}`);
  }
  writeFileSync(path.join(folder, 'index.html'), html);
}
