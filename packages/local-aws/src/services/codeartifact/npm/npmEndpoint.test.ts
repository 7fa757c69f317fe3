import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CodeartifactClient,
  CreateDomainCommand,
  CreateRepositoryCommand,
  DescribePackageVersionCommand,
  GetAuthorizationTokenCommand,
  GetPackageVersionReadmeCommand,
  GetRepositoryEndpointCommand,
  ListPackageVersionAssetsCommand,
  ListPackageVersionsCommand,
  PackageVersionStatus,
  PutPackageOriginConfigurationCommand,
  UpdatePackageVersionsStatusCommand,
} from '@aws-sdk/client-codeartifact';
import { publish } from 'libnpmpublish';
import { LocalAws, LocalAwsOptions, startLocalAws } from '../../..';
import { localClients } from '../../../__testUtils__/localClients';
import { NpmClient } from '../../../__testUtils__/npmClient';

jest.setTimeout(120_000);

const REPOSITORY = { domain: 'acme', repository: 'patterns' };
const PACKAGE = {
  ...REPOSITORY,
  format: 'npm',
  namespace: 'acme',
  package: 'network',
} as const;

describe('the npm endpoint of the local CodeArtifact', () => {
  let localAws: LocalAws;
  let client: CodeartifactClient;
  let clients: NpmClient[];
  let dataDir: string;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'local-aws-npm-'));
    clients = [];
    await start();
  });

  afterEach(async () => {
    await localAws.stop();
    clients.forEach(one => one.remove());
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(options: LocalAwsOptions = {}) {
    localAws = await startLocalAws({ port: 0, ...options });
    client = localClients(localAws.endpoint).codeArtifact;
  }

  async function restart(options: LocalAwsOptions) {
    await localAws.stop();
    await start(options);
  }

  async function createRepository() {
    await client.send(new CreateDomainCommand({ domain: 'acme' }));
    await client.send(new CreateRepositoryCommand(REPOSITORY));
  }

  async function access(repository = REPOSITORY) {
    const { repositoryEndpoint = '' } = await client.send(
      new GetRepositoryEndpointCommand({ ...repository, format: 'npm' }),
    );
    const { authorizationToken = '' } = await client.send(
      new GetAuthorizationTokenCommand({
        domain: repository.domain,
        durationSeconds: 900,
      }),
    );
    return { registry: repositoryEndpoint, token: authorizationToken };
  }

  function npmClient(registry: string, token?: string) {
    const npm = new NpmClient(registry, token);
    clients.push(npm);
    return npm;
  }

  async function signedInNpm() {
    await createRepository();
    const { registry, token } = await access();
    return npmClient(registry, token);
  }

  const published = async () => {
    const { versions } = await client.send(
      new ListPackageVersionsCommand(PACKAGE),
    );
    return versions?.map(({ version }) => version);
  };

  it('takes a package of the real npm client, and describes it right after', async () => {
    const npm = await signedInNpm();
    expect(await npm.publish('@acme/network', '1.0.0')).toMatchObject({
      code: 0,
    });

    const { packageVersion } = await client.send(
      new DescribePackageVersionCommand({
        ...PACKAGE,
        packageVersion: '1.0.0',
      }),
    );
    expect(packageVersion).toEqual({
      format: 'npm',
      namespace: 'acme',
      packageName: 'network',
      displayName: '@acme/network',
      version: '1.0.0',
      summary: 'A network',
      homePage: undefined,
      sourceCodeRepository: expect.stringContaining('example.com/network.git'),
      publishedTime: expect.any(Date),
      licenses: [{ name: 'Apache-2.0' }],
      revision: expect.any(String),
      status: 'Published',
      origin: {
        domainEntryPoint: { repositoryName: 'patterns' },
        originType: 'INTERNAL',
      },
    });
    const packed = await npm.run('package-1.0.0', 'pack', '--json');
    const [{ filename, shasum }] = JSON.parse(packed.output);
    const tarball = readFileSync(join(npm.folder, 'package-1.0.0', filename));
    const { assets } = await client.send(
      new ListPackageVersionAssetsCommand({
        ...PACKAGE,
        packageVersion: '1.0.0',
      }),
    );
    const hash = (algorithm: string) =>
      createHash(algorithm).update(tarball).digest('hex');
    expect(assets).toEqual([
      {
        name: 'package.tgz',
        size: tarball.length,
        hashes: {
          MD5: hash('md5'),
          'SHA-1': shasum,
          'SHA-256': hash('sha256'),
          'SHA-512': hash('sha512'),
        },
      },
    ]);
  });

  it('installs what was published, and moves tags', async () => {
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    await npm.publish('@acme/network', '2.0.0-beta.1', '--tag', 'beta');
    expect(await npm.run('app', 'install', '@acme/network')).toMatchObject({
      code: 0,
    });
    const lock = JSON.parse(
      readFileSync(join(npm.folder, 'app/package-lock.json'), 'utf8'),
    );
    const { registry } = await access();
    expect(registry).toBe(
      `${localAws.endpoint}/codeartifact/acme/npm/patterns/`,
    );
    expect(lock.packages['node_modules/@acme/network']).toMatchObject({
      version: '1.0.0',
      resolved: `${registry}@acme/network/-/network-1.0.0.tgz`,
    });
    await npm.run('app', 'dist-tag', 'add', '@acme/network@1.0.0', 'stable');
    await npm.run('app', 'dist-tag', 'rm', '@acme/network', 'beta');
    const tags = await npm.run('app', 'dist-tag', 'ls', '@acme/network');
    expect(tags.output).toBe('latest: 1.0.0\nstable: 1.0.0\n');
  });

  it('refuses a version that is there already, and keeps the first', async () => {
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    npm.write('package-1.0.0/more.js', 'exports.more = true;\n');
    const again = await npm.run('package-1.0.0', 'publish', '--json');
    expect(again.code).toBe(1);
    expect(again.output).toMatch(/E409|EPUBLISHCONFLICT|cannot publish over/i);
    const { registry, token } = await access();
    const manifest = { name: '@acme/network', version: '1.0.0' };
    await expect(
      publish(manifest, Buffer.from('other'), {
        registry,
        forceAuth: { token },
      }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/E409|CONFLICT/) });
  });

  it('refuses callers without a token, or with one that is over or of another domain', async () => {
    await restart({ artifactTokenSeconds: 1 });
    await createRepository();
    await client.send(new CreateDomainCommand({ domain: 'other' }));
    await client.send(
      new CreateRepositoryCommand({ ...REPOSITORY, domain: 'other' }),
    );
    const { registry, token } = await access();
    const { token: foreign } = await access({ ...REPOSITORY, domain: 'other' });
    const status = async (bearer?: string) => {
      const headers = bearer
        ? { authorization: `Bearer ${bearer}` }
        : undefined;
      return (await fetch(`${registry}@acme%2fnetwork`, { headers })).status;
    };
    expect(await status(foreign)).toBe(401);
    await sleep(1100);
    expect(await status(token)).toBe(401);
    expect(await status()).toBe(401);

    const anonymous = await npmClient(registry).publish(
      '@acme/network',
      '1.0.0',
    );
    expect(anonymous).toMatchObject({
      code: 1,
      output: expect.stringContaining('ENEEDAUTH'),
    });
    const expired = npmClient(registry, token);
    expect(await expired.publish('@acme/network', '1.0.0')).toMatchObject({
      code: 1,
      output: expect.stringContaining('E401'),
    });
    const install = await expired.run('app', 'install', '@acme/network');
    expect(install.output).toContain('E401');
  });

  it('answers for an unknown repository, and for what CodeArtifact does not support', async () => {
    await createRepository();
    const { registry, token } = await access();
    const headers = { authorization: `Bearer ${token}` };
    const unknown = await fetch(
      `${localAws.endpoint}/codeartifact/acme/npm/nothing/react`,
      { headers },
    );
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({
      code: 'ResourceNotFoundException',
    });
    const audit = await fetch(`${registry}-/npm/v1/security/audits/quick`, {
      method: 'POST',
      headers,
    });
    expect(audit.status).toBe(405);
    const npm = npmClient(registry, token);
    await npm.publish('@acme/network', '1.0.0');
    const unpublish = await npm.run('app', 'unpublish', '@acme/network', '-f');
    expect(unpublish.code).toBe(1);
    expect(await published()).toEqual(['1.0.0']);
  });

  it('takes a package of 30 MB', async () => {
    await createRepository();
    const { registry, token } = await access();
    const tarball = Buffer.alloc(30 * 1024 * 1024, 'x');
    await publish({ name: '@acme/network', version: '1.0.0' }, tarball, {
      registry,
      forceAuth: { token },
    });
    const { assets } = await client.send(
      new ListPackageVersionAssetsCommand({
        ...PACKAGE,
        packageVersion: '1.0.0',
      }),
    );
    expect(assets?.[0].size).toBe(tarball.length);
  });

  const setStatus = (version: string, targetStatus: PackageVersionStatus) =>
    client.send(
      new UpdatePackageVersionsStatusCommand({
        ...PACKAGE,
        versions: [version],
        targetStatus,
      }),
    );

  it('installs an unlisted version by a lockfile only, and an archived one not at all', async () => {
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    await npm.publish('@acme/network', '1.1.0');
    await npm.run('app', 'install', '@acme/network');
    const clean = () =>
      npm.run(
        'app',
        'ci',
        '--cache',
        join(npm.folder, `cache-${Math.random()}`),
      );

    await setStatus('1.1.0', 'Unlisted');
    const view = await npm.run('app', 'view', '@acme/network', 'versions');
    expect(view.output).toContain('1.0.0');
    expect(view.output).not.toContain('1.1.0');
    await npm.run('fresh', 'install', '@acme/network');
    const fresh = await npm.run('fresh', 'ls', '@acme/network');
    expect(fresh.output).toContain('@acme/network@1.0.0');
    expect(await clean()).toMatchObject({ code: 0 });

    await setStatus('1.1.0', 'Archived');
    expect(await clean()).toMatchObject({
      code: 1,
      output: expect.stringContaining('E404'),
    });
    expect((await npm.publish('@acme/network', '1.1.0')).code).toBe(1);
  });

  it('deprecates a version as npm does, and leaves the others alone', async () => {
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    await npm.publish('@acme/network', '1.1.0');
    await npm.publish('@acme/network', '1.2.0');
    await setStatus('1.2.0', 'Unlisted');
    const version = '@acme/network@1.0.0';
    expect(
      await npm.run('app', 'deprecate', version, 'use 1.1.0'),
    ).toMatchObject({ code: 0 });
    const view = await npm.run('app', 'view', version, 'deprecated');
    expect(view.output.trim()).toBe('use 1.1.0');
    expect(await published()).toEqual(['1.0.0', '1.1.0']);
    await setStatus('1.2.0', 'Published');
    expect(await published()).toEqual(['1.0.0', '1.1.0', '1.2.0']);
    const tags = await npm.run('app', 'dist-tag', 'ls', '@acme/network');
    expect(tags.output).toBe('latest: 1.2.0\n');
  });

  it('gives the readme of each version', async () => {
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    npm.write('package-1.1.0/README.md', '# Network 1.1\n');
    await npm.publish('@acme/network', '1.1.0');
    const readmeOf = async (packageVersion: string) => {
      const { readme } = await client.send(
        new GetPackageVersionReadmeCommand({ ...PACKAGE, packageVersion }),
      );
      return readme;
    };
    expect(await readmeOf('1.1.0')).toBe('# Network 1.1\n');
    await expect(readmeOf('1.0.0')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('takes a version again whose publication was killed half-way', async () => {
    await restart({ dataDir });
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    const [storage] = readdirSync(join(dataDir, 'codeartifact'));
    const folder = join(dataDir, 'codeartifact', storage, '@acme/network');
    writeFileSync(join(folder, 'network-1.1.0.tgz'), 'unfinished');
    await restart({ dataDir });
    const { registry, token } = await access();
    const again = npmClient(registry, token);
    expect(await again.publish('@acme/network', '1.1.0')).toMatchObject({
      code: 0,
    });
    expect(await published()).toEqual(['1.0.0', '1.1.0']);
  });

  it('refuses to publish where the origin controls block it', async () => {
    await createRepository();
    await client.send(
      new PutPackageOriginConfigurationCommand({
        ...PACKAGE,
        restrictions: { publish: 'BLOCK', upstream: 'BLOCK' },
      }),
    );
    const { registry, token } = await access();
    await expect(
      publish({ name: '@acme/network', version: '1.0.0' }, Buffer.from('x'), {
        registry,
        forceAuth: { token },
      }),
    ).rejects.toMatchObject({ code: 'E403' });
  });

  it('keeps packages, tokens and statuses over a restart, and writes nowhere else', async () => {
    const before = readdirSync(process.cwd());
    await restart({ dataDir });
    await createRepository();
    const { registry, token } = await access();
    const { port } = new URL(registry);
    await npmClient(registry, token).publish('@acme/network', '1.0.0');
    await npmClient(registry, token).publish('@acme/network', '1.1.0');
    await setStatus('1.0.0', 'Unlisted');
    await restart({ dataDir, port: Number(port) });
    const answer = await fetch(`${registry}@acme%2fnetwork`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(Object.keys((await answer.json()).versions)).toEqual(['1.1.0']);
    expect(await published()).toEqual(['1.1.0']);
    expect(readdirSync(process.cwd())).toEqual(before);
  });

  it('forgets packages at a reset, and removes its temporary folder at the end', async () => {
    const temporary = () =>
      readdirSync(tmpdir()).filter(name =>
        name.startsWith('local-codeartifact-'),
      );
    const before = temporary();
    const npm = await signedInNpm();
    await npm.publish('@acme/network', '1.0.0');
    const [folder] = temporary().filter(name => !before.includes(name));
    await fetch(`${localAws.endpoint}/_local/reset`, { method: 'POST' });
    await createRepository();
    await expect(published()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const { registry, token } = await access();
    const again = await npmClient(registry, token).publish(
      '@acme/network',
      '1.0.0',
    );
    expect(again).toMatchObject({ code: 0 });
    await localAws.stop();
    expect(existsSync(join(tmpdir(), folder))).toBe(false);
    await start();
  });

  describe('with a fault', () => {
    const attempt = async () => {
      const { registry, token } = await access();
      return publish(
        { name: '@acme/network', version: '1.0.0' },
        Buffer.from('x'),
        { registry, forceAuth: { token }, fetchRetries: 0 },
      );
    };
    const publishing = {
      service: 'codeartifact',
      operation: 'PublishPackageVersion',
    };

    beforeEach(createRepository);

    it.each([
      [{ kind: 'throttle' } as const, 'E429'],
      [{ kind: 'error', status: 500 } as const, 'E500'],
      [{ kind: 'drop-before' } as const, /ECONNRESET|UND_ERR|ETIMEDOUT|FETCH/],
    ])('publishes nothing under %p', async (fault, code) => {
      localAws.faults.add({ ...publishing, ...fault });
      await expect(attempt()).rejects.toMatchObject({
        code: expect.stringMatching(code),
      });
      await expect(published()).rejects.toThrow(/not found/);
      await attempt();
      expect(await published()).toEqual(['1.0.0']);
    });

    it('publishes, and breaks the connection', async () => {
      localAws.faults.add({ ...publishing, kind: 'drop-after' });
      await expect(attempt()).rejects.toThrow();
      expect(await published()).toEqual(['1.0.0']);
      await expect(attempt()).rejects.toMatchObject({
        code: expect.stringMatching(/E409|CONFLICT/),
      });
    });

    it('breaks reads and tags, each on its own', async () => {
      await attempt();
      const { registry, token } = await access();
      const headers = { authorization: `Bearer ${token}` };
      const read = async () =>
        (await fetch(`${registry}@acme%2fnetwork`, { headers })).status;
      const tag = async () => {
        const answer = await fetch(
          `${registry}-/package/@acme%2fnetwork/dist-tags/stable`,
          {
            method: 'PUT',
            headers: { ...headers, 'content-type': 'application/json' },
            body: '"1.0.0"',
          },
        );
        return answer.status;
      };
      localAws.faults.add({
        service: 'codeartifact',
        operation: 'PutDistTag',
        kind: 'error',
        status: 503,
      });
      expect(await read()).toBe(200);
      expect(await tag()).toBe(503);
      expect(await tag()).toBe(201);
      localAws.faults.add({
        service: 'codeartifact',
        operation: 'ReadFromRepository',
        kind: 'throttle',
      });
      expect(await tag()).toBe(201);
      expect(await read()).toBe(429);
      localAws.faults.add({
        service: 'codeartifact',
        operation: 'ReadFromRepository',
        kind: 'delay',
        ms: 300,
      });
      const before = performance.now();
      expect(await read()).toBe(200);
      expect(performance.now() - before).toBeGreaterThanOrEqual(295);
    });
  });
});
