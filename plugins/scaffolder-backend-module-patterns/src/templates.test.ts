import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import type { UrlReaderServiceReadTreeResponse } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { packBundle } from '@apo/backstage-plugin-patterns-node';
import scaffolderModulePatterns from '.';
import {
  config as codeArtifact,
  createRepository,
  packageOf,
} from './__testUtils__/localCodeArtifact';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from './__testUtils__/fakePatterns';
import {
  inspectProducts,
  startLocalServiceCatalog,
  type LocalServiceCatalog,
} from './__testUtils__/localServiceCatalog';

const templates = resolve(__dirname, '../../../templates');
const TEMPLATE = 'Resources: { Topic: { Type: AWS::SNS::Topic } }';
const VERSION = '/patterns/topic/versions/1.0.0';

const readYaml = (path: string) =>
  parse(readFileSync(join(templates, path), 'utf8'));

/** The templates, run by the real scaffolder with the module of this package. */
describe('the templates', () => {
  const environment = { ...process.env };
  const readTree = jest.fn();
  let backend: TestBackend;
  let patterns: FakePatterns;
  let catalog: LocalServiceCatalog;

  beforeAll(async () => {
    patterns = await startFakePatterns();
    catalog = await startLocalServiceCatalog();
    const entities = readYaml('all.yaml').spec.targets.map(readYaml);
    const url = 'url:https://example.com/templates/template.yaml';
    for (const { metadata } of entities) {
      metadata.namespace = 'default';
      metadata.annotations = {
        'backstage.io/managed-by-location': url,
        'backstage.io/managed-by-origin-location': url,
      };
    }
    const { region, bucket, launchRoleName } = catalog.config;
    const serviceCatalog = {
      region,
      bucket,
      launchRoleName,
      portfolioId: catalog.portfolioId,
    };
    await createRepository();
    backend = await startBackend(entities, { serviceCatalog, codeArtifact });
  }, 60_000);

  async function startBackend(entities: never[], publish: object) {
    return startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModulePatterns,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: { patterns: { publish } } as never,
        }),
        mockServices.discovery.mock({
          getBaseUrl: async () =>
            patterns.connection.discovery.getBaseUrl('patterns'),
        }).factory,
        mockServices.urlReader.mock({ readTree }).factory,
      ],
    });
  }

  afterAll(async () => {
    await backend?.stop();
    await patterns?.stop();
    await catalog?.local.stop();
    process.env = environment;
  });
  beforeEach(() => patterns.reset());

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

  async function runTask(name: string, values: object, secrets = {}) {
    const templateRef = `template:default/${name}`;
    const created = await call('/v2/tasks', { templateRef, values, secrets });
    expect(created).toMatchObject({ status: 201 });
    const { id } = created.json;
    for (;;) {
      const { json: task } = await call(`/v2/tasks/${id}`);
      if (task.status !== 'processing' && task.status !== 'open') {
        const { json: events } = await call(`/v2/tasks/${id}/events`);
        const last = events.findLast(
          ({ type }: { type: string }) => type === 'completion',
        );
        return { id, status: task.status, body: last.body };
      }
      await sleep(50);
    }
  }

  const about = {
    name: 'topic',
    title: 'Topic',
    owner: 'group:default/platform',
    version: '1.0.0',
  };

  async function accept() {
    const { digest } = await packBundle(
      new Map([['template.yaml', Buffer.from(TEMPLATE)]]),
    );
    patterns.on(`PUT /bundles/${digest}`, { status: 204 });
    patterns.on('POST /patterns/topic/versions', {
      status: 202,
      json: { state: 'validating' },
    });
    return digest;
  }

  const submitted = () => JSON.parse(patterns.calls[1].body.toString());

  describe('publish-cdk-pattern', () => {
    it('submits the files of a package, and waits for its build', async () => {
      const files = { 'package.json': '{}', 'src/index.ts': 'export {};' };
      const { digest } = await packBundle(
        new Map(Object.entries(files).map(([k, v]) => [k, Buffer.from(v)])),
      );
      const version = '/patterns/topic/versions/1.0.0';
      patterns.on(`PUT /bundles/${digest}`, { status: 204 });
      patterns.on('POST /patterns/topic/versions', {
        status: 202,
        json: { state: 'validating' },
      });
      patterns.on(`GET ${version}/build-log?from=0`, {
        status: 200,
        json: { text: '', next: 0, complete: true },
      });
      patterns.on(`GET ${version}`, {
        status: 200,
        json: { state: 'in-review' },
      });
      const { status } = await runTask('publish-cdk-pattern', {
        ...about,
        content: {
          source: 'starter',
          starter: 'event-fan-out',
          files: Object.fromEntries(
            Object.entries(files).map(([path, text]) => [path, { text }]),
          ),
        },
      });
      expect(status).toBe('completed');
      expect(submitted()).toMatchObject({ type: 'CDK', digest });
    });
  });

  describe('publish-cfn-pattern', () => {
    it('submits pasted files, literally', async () => {
      const digest = await accept();
      const files = { 'template.yaml': { text: TEMPLATE } };
      const { status, body } = await runTask('publish-cfn-pattern', {
        ...about,
        notes: '${{ secrets.backstageToken }}',
        content: { source: 'paste', files, url: 'https://example.com/left' },
      });
      expect(status).toBe('completed');
      expect(submitted()).toEqual({
        version: '1.0.0',
        title: 'Topic',
        type: 'CFN',
        owner: 'group:default/platform',
        notes: '${{ secrets.backstageToken }}',
        digest,
      });
      expect(body.output.links).toEqual([
        { title: 'Open the version', icon: 'dashboard', url: VERSION },
      ]);
      expect(body.output.text[0].content).toMatch(
        /\*\*topic 1\.0\.0\*\* now[^]*a platform admin other than you/,
      );
    });

    it('submits a repository, not the files that were pasted before', async () => {
      const digest = await accept();
      readTree.mockResolvedValueOnce({
        dir: async ({ targetDir = '' } = {}) => {
          await writeFile(join(targetDir, 'template.yaml'), TEMPLATE);
          return targetDir;
        },
      } as Partial<UrlReaderServiceReadTreeResponse>);
      const url = 'https://example.com/repo/tree/main/topic';
      const files = { 'template.yaml': { text: 'old' } };
      const { status } = await runTask('publish-cfn-pattern', {
        ...about,
        content: { source: 'repository', url, files },
      });
      expect(status).toBe('completed');
      expect(readTree).toHaveBeenCalledWith(url, expect.anything());
      expect(submitted()).toMatchObject({ digest, sourceUrl: url });
    });

    it.each([
      ['a file that is no file', { source: 'paste', files: { a: 'text' } }],
      ['a URL of this machine', { source: 'repository', url: 'file:///etc' }],
      ['an unknown source', { source: 'other' }],
    ])('refuses %s', async (_, content) => {
      const templateRef = 'template:default/publish-cfn-pattern';
      const values = { ...about, content };
      expect(await call('/v2/tasks', { templateRef, values })).toMatchObject({
        status: 400,
      });
    });

    it('sends nothing in a dry run', async () => {
      const text = Buffer.from(TEMPLATE).toString('base64');
      const { status, json } = await call('/v2/dry-run', {
        template: readYaml('publish-cfn-pattern/template.yaml'),
        values: {
          ...about,
          content: {
            source: 'upload',
            files: { 'template.yaml': { base64: text } },
          },
        },
        secrets: {},
        directoryContents: [],
      });
      expect(status).toBe(200);
      expect(JSON.stringify(json.log)).toMatch(/Dry run: the version is well/);
      expect(patterns.calls).toEqual([]);
    });
  });

  describe('release-pattern', () => {
    const ROUTE = `POST ${VERSION}/release`;
    const plan = {
      ...about,
      patternName: 'topic',
      type: 'CFN',
      description: '',
      digest: 'd'.repeat(64),
      templatePath: 'template.yaml',
      publications: [],
      previous: [],
    };
    const values = { name: 'topic', version: '1.0.0' };
    const bodiesOf = (route: string) =>
      patterns.calls
        .filter(c => c.route === route)
        .map(c => JSON.parse(c.body.toString()));

    it('starts, publishes and finishes as the scaffolder, and keeps its key', async () => {
      patterns.on(`${ROUTE}/start`, { status: 200, json: plan });
      const bytes = Buffer.from(TEMPLATE);
      patterns.on(`${ROUTE}/template`, { status: 200, bytes });
      patterns.on(`${ROUTE}/targets`, { status: 200, json: {} });
      patterns.on(`${ROUTE}/finish`, {
        status: 200,
        json: { state: 'published' },
      });
      const secrets = { releaseKey: 'the-key' };
      const task = await runTask('release-pattern', values, secrets);
      expect(task.status).toBe('completed');
      expect(task.body.output.links.map((l: { url: string }) => l.url)).toEqual(
        [VERSION, '/patterns/topic'],
      );
      expect(bodiesOf(`${ROUTE}/start`)).toEqual([
        { taskId: task.id, releaseKey: 'the-key' },
        { taskId: task.id },
      ]);
      const [product] = await inspectProducts(catalog, 'pattern/topic');
      expect(bodiesOf(`${ROUTE}/finish`)).toEqual([
        {
          taskId: task.id,
          publications: [
            expect.objectContaining({
              productId: product.id,
              digest: plan.digest,
            }),
          ],
        },
      ]);
      const header = mockCredentials.service.header({
        onBehalfOf: mockCredentials.service('plugin:scaffolder'),
        targetPluginId: 'patterns',
      });
      expect(new Set(patterns.calls.map(c => c.authorization))).toEqual(
        new Set([header]),
      );
      const events = await call(`/v2/tasks/${task.id}/events`);
      expect(JSON.stringify(events.json)).not.toContain('the-key');
    });

    it('fails with the reason for a task that the portal did not start', async () => {
      patterns.on(
        `${ROUTE}/start`,
        refusal(403, 'NotAllowedError', 'This task is not the release'),
      );
      const task = await runTask('release-pattern', values);
      expect(task.status).toBe('failed');
      expect(JSON.stringify(task.body)).toContain(
        'This task is not the release',
      );
      expect(bodiesOf(`${ROUTE}/start`)).toEqual([{ taskId: task.id }]);
    });

    it('publishes the package of a CDK pattern', async () => {
      const approved = await packageOf('topic');
      const { packageName, integrity, tarball } = approved;
      const built = {
        name: packageName,
        integrity,
        size: tarball.length,
        outputs: 'e'.repeat(64),
      };
      const json = { ...plan, type: 'CDK', package: built };
      patterns.on(`${ROUTE}/start`, { status: 200, json });
      patterns.on(`${ROUTE}/package`, { status: 200, bytes: tarball });
      patterns.on(`${ROUTE}/targets`, { status: 200, json: {} });
      patterns.on(`${ROUTE}/finish`, {
        status: 200,
        json: { state: 'published' },
      });
      const task = await runTask('release-pattern', values);
      expect(task.status).toBe('completed');
      const [{ publications }] = bodiesOf(`${ROUTE}/finish`);
      expect(publications).toMatchObject([
        {
          target: 'codeartifact',
          package: packageName,
          integrity,
          domain: codeArtifact.domain,
        },
      ]);
    });
  });
});
