import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createLocalBuilder } from './createLocalBuilder';
import { defaultLocalBuilderLimits } from './LocalBuilderLimits';
import { readLocalBuilderConfig } from './readLocalBuilderConfig';

const configOf = (local: object) =>
  new ConfigReader({ patterns: { build: { local } } } as never);

describe('readLocalBuilderConfig', () => {
  it('has defaults', () => {
    const config = readLocalBuilderConfig(new ConfigReader({}));
    expect(config).toMatchObject({
      limits: defaultLocalBuilderLimits,
      isolation: 'auto',
      allowInProduction: false,
    });
    expect(config.cacheFolder).toContain('backstage-patterns-builder');
  });

  it('reads every key', () => {
    const config = readLocalBuilderConfig(
      configOf({
        timeout: '90s',
        memory: 512,
        processes: 100,
        log: 1,
        disk: 300,
        npmrc: '/etc/portal/npmrc',
        registry: 'https://npm.example/',
        cacheFolder: '/var/cache/portal',
        isolation: 'required',
        allowInProduction: true,
      }),
    );
    expect(config).toEqual({
      limits: {
        stepTimeoutMs: 90_000,
        memoryBytes: 512 * 1024 * 1024,
        processes: 100,
        logBytes: 1024 * 1024,
        diskBytes: 300 * 1024 * 1024,
      },
      isolation: 'required',
      npmrc: '/etc/portal/npmrc',
      registry: 'https://npm.example/',
      cacheFolder: '/var/cache/portal',
      allowInProduction: true,
    });
  });

  it.each([
    [{ isolation: 'some' }, 'isolation is some: use auto, required, none'],
    [{ memory: 0 }, 'memory is 0: use at least 1'],
    [
      { timeout: { milliseconds: 5 } },
      'timeout is 5 ms: use at least one second',
    ],
    [{ registry: 'npm.example' }, 'use the address of an npm registry'],
    [{ registry: 'https://u:p@npm.example' }, 'has a user or a password'],
  ])('refuses %j', (local, message) => {
    expect(() => readLocalBuilderConfig(configOf(local))).toThrow(message);
  });
});

describe('createLocalBuilder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'create-local-builder-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { NODE_ENV } = process.env;
  afterEach(() => {
    (process.env as Record<string, string | undefined>).NODE_ENV = NODE_ENV;
  });
  const create = (local: object, logger = mockServices.logger.mock()) =>
    createLocalBuilder(
      configOf({ cacheFolder: join(folder, 'cache'), ...local }),
      logger,
    );
  const inProduction = () => {
    (process.env as Record<string, string | undefined>).NODE_ENV = 'production';
  };

  it('is refused in production unless it is allowed by name', async () => {
    inProduction();
    await expect(create({})).rejects.toThrow(
      'set patterns.build.local.allowInProduction to true',
    );
  });

  it('is refused in production without isolation', async () => {
    inProduction();
    await expect(
      create({ allowInProduction: true, isolation: 'none' }),
    ).rejects.toThrow('isolation is none, which production does not allow');
  });

  it('warns, also in each log, where nothing isolates', async () => {
    const logger = mockServices.logger.mock();
    const builder = await create({ isolation: 'none' }, logger);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('not isolated'),
    );
    let log = '';
    await builder.build({
      content: new Map([['package.json', Buffer.from('{}')]]),
      log: text => {
        log += text;
      },
      signal: new AbortController().signal,
    });
    expect(log).toContain('== Warning: builds are not isolated');
  }, 30_000);

  it('names an npm configuration that is not there', async () => {
    await expect(create({ npmrc: '/nowhere/npmrc' })).rejects.toThrow(
      'patterns.build.local.npmrc is /nowhere/npmrc, where no file is',
    );
  });
});
