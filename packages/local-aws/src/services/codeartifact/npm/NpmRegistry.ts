import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { IncomingMessage, request as httpRequest, Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { LocalRequest, LocalResponse } from '../../../core/AwsService';
import { closeServer } from '../../../core/listen';
import { readBody } from '../../../core/readBody';
import { PackageStorage } from './PackageStorage';

/** What a registry is made with. */
export interface NpmRegistryOptions {
  /** Where it keeps its packages. */
  folder: string;
  /** What signs the tokens that it accepts: 32 characters. */
  tokenSecret: string;
  /** The path at which its callers see it, with a slash at both ends. */
  prefix: string;
}

/** Headers that are about one connection, or about a body that was not changed since. */
const NOT_FORWARDED = [
  'accept-encoding',
  'connection',
  'content-length',
  'etag',
  'expect',
  'if-none-match',
  'keep-alive',
  'transfer-encoding',
];

const AUTHENTICATED = '$authenticated';

function forwardable(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && !NOT_FORWARDED.includes(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

// Verdaccio takes a second to load, so it has to wait. It is not import(),
// because jest has none.
function loadVerdaccio(): typeof import('verdaccio') {
  return createRequire(__filename)('verdaccio');
}

/**
 * One npm registry: a verdaccio of its own in this process, behind a port on
 * the loopback interface that only `forward` uses. It starts with the first
 * request, because verdaccio takes a second and 70 MB.
 */
export class NpmRegistry {
  private server?: Promise<Server>;
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: NpmRegistryOptions) {}

  /**
   * Passes a request on.
   *
   * @param path - path and query below the registry's prefix, with a leading slash
   */
  async forward(request: LocalRequest, path: string): Promise<LocalResponse> {
    const server = await this.running();
    const { port } = server.address() as AddressInfo;
    const outgoing = httpRequest({
      host: '127.0.0.1',
      port,
      method: request.method,
      path,
      agent: false,
      headers: {
        // With the host of the caller, which verdaccio writes into the URLs of tarballs.
        ...forwardable(request.headers),
        'content-length': request.body.length,
      },
    });
    outgoing.end(request.body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return {
      status: incoming.statusCode ?? 502,
      headers: forwardable(incoming.headers),
      body: await readBody(incoming),
    };
  }

  /** Runs a function that reads and then writes; others wait for its end. */
  write<T>(run: () => Promise<T>): Promise<T> {
    const done = this.lastWrite.then(run);
    this.lastWrite = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    const server = await this.server?.catch(() => undefined);
    this.server = undefined;
    if (server) await closeServer(server);
  }

  private running(): Promise<Server> {
    this.server ??= this.start().catch(error => {
      this.server = undefined;
      throw error;
    });
    return this.server;
  }

  private async start(): Promise<Server> {
    const { folder, tokenSecret, prefix } = this.options;
    mkdirSync(folder, { recursive: true });
    this.seedSecret();
    new PackageStorage(folder).removeUnfinished();
    const { runServer } = loadVerdaccio();
    const configPath = join(folder, 'verdaccio.yaml');
    const settings = {
      storage: folder,
      // Verdaccio wants to know where it was read from; there is no such file.
      self_path: configPath,
      configPath,
      config_path: configPath,
      secret: tokenSecret,
      url_prefix: prefix,
      max_body_size: '200mb',
      web: { enable: false },
      uplinks: {},
      auth: {},
      middlewares: {},
      experiments: {},
      flags: {},
      packages: {
        '**': {
          access: [AUTHENTICATED],
          publish: [AUTHENTICATED],
          // Verdaccio takes a deprecation for it; real ones do not come this far.
          unpublish: [AUTHENTICATED],
        },
      },
      security: {
        api: { legacy: false, jwt: { sign: { expiresIn: '12h' }, verify: {} } },
        web: {},
      },
      log: { type: 'stdout', level: 'fatal', format: 'json' },
    };
    const server: Server = await runServer(
      settings as unknown as Parameters<typeof runServer>[0],
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  /** Verdaccio reads its secret from its database only, and makes one up if it finds none. */
  private seedSecret(): void {
    const { folder, tokenSecret: secret } = this.options;
    try {
      writeFileSync(
        join(folder, '.verdaccio-db.json'),
        JSON.stringify({ list: [], secret }),
        { flag: 'wx', mode: 0o600 },
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
