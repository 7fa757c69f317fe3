import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const LOCAL_AWS = resolvePackagePath('@apo/local-aws');

/** A port of this machine that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts the local AWS with its hosted sign-in. A process of its own, because
 * the OpenID provider is an ES module, which jest does not load.
 * @throws Error with the output of the process when it does not get ready
 */
export async function startLocalUserPool(options: {
  port: number;
  callbackUrl: string;
  logoutUrl: string;
}): Promise<{ stop(): Promise<void> }> {
  const flags = {
    '--port': '0',
    '--sign-in-port': String(options.port),
    '--callback-url': options.callbackUrl,
    '--logout-url': options.logoutUrl,
  };
  const args = ['--import', 'tsx', 'src/cli.ts'];
  const child = spawn(
    process.execPath,
    [...args, ...Object.entries(flags).flat()],
    { cwd: LOCAL_AWS, env: { PATH: process.env.PATH } },
  );
  let output = '';
  const ready = new Promise<void>((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('local AWS ready')) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => fail(new Error(`No local AWS: ${output}`)));
  });
  await ready;
  return {
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
