import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  readdir,
  readFile,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-codeartifact';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import scaffolderModulePatterns from '.';
import {
  startFakePatterns,
  type FakePatterns,
} from './__testUtils__/fakePatterns';
import {
  createTestPublisher,
  startLocalCodeArtifact,
  type LocalCodeArtifact,
} from './__testUtils__/localCodeArtifact';
import {
  buildStarterPackage,
  rootModules,
  starterDetails,
} from './__testUtils__/starterPackage';

const run = promisify(execFile);
const template = resolve(__dirname, '../../../templates/use-cdk-pattern');
const VERSION = '/patterns/event-fan-out/versions/1.0.0';
const launchId = 'launch-1';

/** The template behind Use this pattern, run by the real scaffolder. */
describe('use-cdk-pattern', () => {
  const environment = { ...process.env };
  const directory = createMockDirectory();
  const apps = join(directory.path, 'apps');
  let backend: TestBackend;
  let patterns: FakePatterns;
  let registry: LocalCodeArtifact;
  let publication: Publication;

  beforeAll(async () => {
    patterns = await startFakePatterns();
    registry = await startLocalCodeArtifact();
    const built = await buildStarterPackage(join(directory.path, 'starter'));
    const log = { info: () => {}, warn: () => {} };
    publication = await createTestPublisher().publisher.publish(built, {
      log: log as never,
    });
    await mkdir(apps);
    backend = await startBackend();
  }, 120_000);

  afterAll(async () => {
    await backend?.stop();
    await patterns?.stop();
    await registry?.local.stop();
    process.env = environment;
  });

  beforeEach(() => {
    patterns.reset();
    answer();
  });

  async function startBackend() {
    const entity = parse(
      await readFile(join(template, 'template.yaml'), 'utf8'),
    );
    const url = `file:${join(template, 'template.yaml')}`;
    entity.metadata.namespace = 'default';
    entity.metadata.annotations = {
      'backstage.io/managed-by-location': url,
      'backstage.io/managed-by-origin-location': url,
    };
    return startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModulePatterns,
        catalogServiceMock.factory({ entities: [entity] }),
        mockServices.rootConfig.factory({
          data: { patterns: { applications: { folder: apps } } },
        }),
        mockServices.discovery.mock({
          getBaseUrl: async () =>
            patterns.connection.discovery.getBaseUrl('patterns'),
        }).factory,
      ],
    });
  }

  /** The back end has the version, and records its uses. */
  function answer(version: object = {}, details: object = {}) {
    const json = {
      type: 'CDK',
      patternName: 'event-fan-out',
      patternTitle: 'Event fan-out',
      version: '1.0.0',
      state: 'published',
      publications: [publication],
      ...version,
    };
    patterns.on(`GET ${VERSION}`, { status: 200, json });
    patterns.on(`GET ${VERSION}/package`, {
      status: 200,
      json: { ...starterDetails, ...details },
    });
    patterns.on(`POST ${VERSION}/applications`, {
      status: 200,
      json: { id: launchId },
    });
  }

  async function call(path: string, body?: object) {
    const response = await fetch(
      `http://127.0.0.1:${backend.server.port()}/api/scaffolder${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: mockCredentials.user.header(),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return { status: response.status, json: await response.json() };
  }

  async function make(application: string, others: object = {}) {
    const { json } = await call('/v2/tasks', {
      templateRef: 'template:default/use-cdk-pattern',
      values: {
        pattern: 'event-fan-out',
        version: '1.0.0',
        application,
        owner: 'group:default/orders',
        stackName: 'OrdersStack',
        constructName: 'Events',
        ...others,
      },
    });
    for (;;) {
      const { json: task } = await call(`/v2/tasks/${json.id}`);
      if (task.status !== 'processing' && task.status !== 'open') {
        const { json: events } = await call(`/v2/tasks/${json.id}/events`);
        const last = events.findLast(
          ({ type }: { type: string }) => type === 'completion',
        );
        return { error: last.body.error?.message, body: last.body };
      }
      await sleep(50);
    }
  }

  const appFile = (app: string, path: string) =>
    readFile(join(apps, app, path), 'utf8');

  /** Installs the pattern as the app says, and links what this repository has. */
  async function install(app: string) {
    const { authorizationToken } = await registry.clients.codeArtifact.send(
      new GetAuthorizationTokenCommand({
        domain: registry.config.domain,
        durationSeconds: 900,
      }),
    );
    const folder = join(directory.path, `install-${app}`);
    await mkdir(folder);
    const host = publication.registry!.replace(/^https?:/, '');
    const userConfig = join(folder, 'user-npmrc');
    await writeFile(userConfig, `${host}:_authToken=${authorizationToken}\n`);
    await cp(join(apps, app, '.npmrc'), join(folder, '.npmrc'));
    await writeFile(join(folder, 'package.json'), '{}');
    const { dependencies } = JSON.parse(await appFile(app, 'package.json'));
    const wanted = `${publication.package}@${
      dependencies[publication.package!]
    }`;
    const options = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit'];
    await run('npm', ['install', wanted, ...options], {
      cwd: folder,
      env: { ...process.env, npm_config_userconfig: userConfig },
    });
    const modules = join(apps, app, 'node_modules');
    await mkdir(join(modules, '@types'), { recursive: true });
    // Not linked: what it requires is to be found from where the app is.
    await cp(
      join(folder, 'node_modules/@patterns'),
      join(modules, '@patterns'),
      {
        recursive: true,
      },
    );
    for (const name of ['aws-cdk-lib', 'constructs', '@types/node']) {
      await symlink(join(rootModules, name), join(modules, name));
    }
  }

  it('makes an app that installs, builds, passes its test and can be synthesised', async () => {
    const { error, body } = await make('orders');
    expect(error).toBeUndefined();
    expect(body.output.links[0].url).toBe(`/patterns/launches/${launchId}`);
    expect(body.output.text[0].content).toContain(join(apps, 'orders'));
    expect(await readdir(join(apps, 'orders'))).toEqual(
      expect.arrayContaining(['.gitignore', '.npmrc', 'bin', 'cdk.json']),
    );
    await install('orders');
    const cwd = join(apps, 'orders');
    const env = {
      ...process.env,
      PATH: `${join(rootModules, '.bin')}:${process.env.PATH}`,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    };
    await run('cdk', ['synth', '--quiet', '--no-notices'], { cwd, env });
    const { Resources: resources } = JSON.parse(
      await appFile('orders', 'cdk.out/OrdersStack.template.json'),
    );
    const types = Object.values<{ Type: string }>(resources).map(r => r.Type);
    expect(types).toEqual(
      expect.arrayContaining(['AWS::SNS::Topic', 'AWS::KMS::Key']),
    );
    const tested = await run(
      process.execPath,
      ['--test', 'dist/test/OrdersStack.test.js'],
      { cwd, env: { ...env, NODE_OPTIONS: '' } },
    );
    expect(tested.stdout).toMatch(/pass 1/);
  }, 120_000);

  it('records the use in the name of the person', async () => {
    expect(await make('billing')).toMatchObject({ error: undefined });
    const [recorded] = patterns.calls.filter(({ route }) =>
      route.startsWith('POST'),
    );
    expect(JSON.parse(recorded.body.toString())).toEqual({ name: 'billing' });
    expect(recorded.authorization).toBe(
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.user(),
        targetPluginId: 'patterns',
      }),
    );
  });

  it('says what only a person can give, in the app and at the end', async () => {
    const [construct, props] = starterDetails.api;
    answer(
      {},
      {
        api: [
          construct,
          {
            ...props,
            members: [{ name: 'handler', kind: 'property', type: 'IFunction' }],
          },
        ],
      },
    );
    const { error, body } = await make('unsure');
    expect(error).toBeUndefined();
    expect(body.output.text[0].content).toMatch(
      /give these a value in `lib\/OrdersStack.ts`: handler/,
    );
    const stack = await appFile('unsure', 'lib/OrdersStack.ts');
    expect(stack).toContain(`handler: toGive('handler'),`);
    expect(stack).toContain('function toGive(what: string): never {');
    expect(await appFile('unsure', 'README.md')).toMatch(/names them: handler/);
  });

  it('has neither token nor placeholder in its files', async () => {
    expect(await make('clean')).toMatchObject({ error: undefined });
    const texts = await Promise.all(
      [
        '.npmrc',
        'README.md',
        'package.json',
        'catalog-info.yaml',
        'bin/app.ts',
        'lib/OrdersStack.ts',
        'test/OrdersStack.test.ts',
      ].map(path => appFile('clean', path)),
    );
    for (const text of texts) {
      expect(text).not.toMatch(/\$\{\{|\{%|undefined/);
    }
    expect(texts[0]).toBe(`@patterns:registry=${publication.registry}\n`);
    expect(parse(texts[3]).spec.owner).toBe('group:default/orders');
    expect(texts[1]).toContain('--domain-owner');
  });

  it.each([
    ['revoked', { state: 'revoked' }, /is revoked/],
    ['a product', { type: 'CFN' }, /is no CDK pattern/],
  ])('makes nothing of what is %s', async (_, version, message) => {
    answer(version);
    expect(await make('never')).toMatchObject({
      error: expect.stringMatching(message),
    });
    expect(await readdir(apps)).not.toContain('never');
    expect(patterns.calls.map(({ route }) => route)).not.toContain(
      `POST ${VERSION}/applications`,
    );
  });

  it.each([
    { application: '../out' },
    { stackName: 'Orders' },
    { constructName: "X'); evil('" },
  ])('refuses %j', async values => {
    const refused = await call('/v2/tasks', {
      templateRef: 'template:default/use-cdk-pattern',
      values: {
        pattern: 'event-fan-out',
        version: '1.0.0',
        application: 'orders',
        owner: 'group:default/orders',
        stackName: 'OrdersStack',
        constructName: 'Events',
        ...values,
      },
    });
    expect(refused.status).toBe(400);
  });
});
