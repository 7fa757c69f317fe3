import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseIsolation } from './isolation/chooseIsolation';
import { LocalBuilder } from './LocalBuilder';
import { fakeRegistry, type FakeRegistry } from './__testUtils__/fakeRegistry';

const head = { name: 'tiny', version: '1.0.0' };
const scripts = { synth: 'node -p "require(\'evil\')"' };

describe('the step install of LocalBuilder', () => {
  jest.setTimeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'local-builder-install-'));
  const cacheFolder = join(folder, 'cache');
  let registry: FakeRegistry;
  beforeEach(async () => {
    registry = await fakeRegistry('evil', {
      'package.json': JSON.stringify({
        name: 'evil',
        version: '1.0.0',
        licenses: [{ type: 'MIT' }, { type: 'ISC' }],
        scripts: { postinstall: 'echo module.exports=7 > index.js' },
      }),
      'index.js': 'module.exports = "as packed";',
    });
  });
  afterEach(() => {
    registry.close();
    delete process.env.LOCAL_BUILDER_TOKEN;
    // The copy of npm stays, which takes seconds to make, and nothing cached.
    for (const name of readdirSync(cacheFolder)) {
      if (!name.startsWith('npm-')) {
        rmSync(join(cacheFolder, name), { recursive: true });
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function build(dependency: object, range: string) {
    const npmrc = join(folder, 'npmrc');
    writeFileSync(
      npmrc,
      // What is refused comes no better the next time, for which npm waits.
      `//${registry.url.slice(
        7,
      )}:_authToken=\${LOCAL_BUILDER_TOKEN}\nfetch-retries=0\n`,
    );
    const { isolation } = await chooseIsolation('auto');
    const builder = await LocalBuilder.create({
      isolation,
      npmrc,
      registry: registry.url,
      cacheFolder,
    });
    const dependencies = { evil: range };
    const files = {
      'package.json': JSON.stringify({ ...head, dependencies, scripts }),
      'package-lock.json': JSON.stringify({
        ...head,
        lockfileVersion: 3,
        requires: true,
        packages: { '': { ...head, dependencies }, ...dependency },
      }),
      // What it says would send everything elsewhere.
      '.npmrc': 'registry=http://127.0.0.1:9/\nignore-scripts=false\n',
    };
    let log = '';
    const result = await builder.build({
      content: new Map(
        Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]),
      ),
      log: text => {
        log += text;
      },
      signal: new AbortController().signal,
    });
    return { result, log };
  }

  it('asks the configured registry alone, with its token, and runs no script', async () => {
    process.env.LOCAL_BUILDER_TOKEN = 'token-of-the-test';
    const { result, log } = await build(
      {
        'node_modules/evil': {
          version: '1.0.0',
          resolved: 'https://elsewhere.example/evil/-/evil-1.0.0.tgz',
          integrity: registry.integrity,
          hasInstallScript: true,
        },
      },
      '1.0.0',
    );
    expect(log).toContain('as packed');
    expect(log).not.toContain('token-of-the-test');
    expect(registry.requests.map(({ path }) => path)).toEqual([
      '/evil/-/evil-1.0.0.tgz',
    ]);
    expect(registry.requests[0].headers.authorization).toBe(
      'Bearer token-of-the-test',
    );
    expect(result).toMatchObject({
      outcome: 'built',
      output: {
        installed: [
          { name: 'evil', version: '1.0.0', license: '(MIT OR ISC)' },
        ],
      },
    });
  });

  it('refuses a package whose bytes are not those of the lockfile', async () => {
    const { result, log } = await build(
      {
        'node_modules/evil': {
          version: '1.0.0',
          resolved: `${registry.url}evil/-/evil-1.0.0.tgz`,
          integrity: `sha512-${Buffer.alloc(64).toString('base64')}`,
        },
      },
      '1.0.0',
    );
    expect(result).toMatchObject({ outcome: 'failed', step: 'install' });
    expect(log).toContain('EINTEGRITY');
  });

  it.each([
    [
      'git',
      'git+ssh://git@127.0.0.1/evil.git#0000000000000000000000000000000000000000',
    ],
    ['a folder', 'file:../cache'],
  ])('takes nothing from %s', async (_name, resolved) => {
    const { result, log } = await build(
      { 'node_modules/evil': { version: '1.0.0', resolved } },
      resolved,
    );
    expect(result).toMatchObject({ outcome: 'failed', step: 'install' });
    expect(log).toMatch(/EALLOW/);
    expect(registry.requests).toEqual([]);
  });
});
