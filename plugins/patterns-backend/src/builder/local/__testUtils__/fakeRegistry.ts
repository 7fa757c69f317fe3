import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A registry on this machine that has one package. */
export type FakeRegistry = {
  url: string;
  integrity: string;
  requests: Array<{ path?: string; headers: IncomingHttpHeaders }>;
  close(): void;
};

/** Serves `/<name>/-/<name>-1.0.0.tgz` with the given files. */
export async function fakeRegistry(
  name: string,
  files: Record<string, string>,
): Promise<FakeRegistry> {
  const tarball = await packFiles(files);
  const requests: FakeRegistry['requests'] = [];
  const server = createServer(({ url, headers }, response) => {
    requests.push({ path: url, headers });
    if (url === `/${name}/-/${name}-1.0.0.tgz`) response.end(tarball);
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const hash = createHash('sha512').update(tarball).digest('base64');
  return {
    url: `http://127.0.0.1:${port}/`,
    integrity: `sha512-${hash}`,
    requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function packFiles(files: Record<string, string>): Promise<Buffer> {
  const archive = pack();
  for (const [path, text] of Object.entries(files)) {
    archive.entry({ name: `package/${path}` }, text);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
