import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  patternsBuilderExtensionPoint,
  type BuildRequest,
  type BuildResult,
} from '@apo/backstage-plugin-patterns-node';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from './__testUtils__/startPatternsBackend';
import { aPackage, aSource } from './builder/__testUtils__/packages';

jest.setTimeout(60_000);

const clean = JSON.stringify({
  Description: 'Says nothing',
  Resources: { Wait: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
});

const openBucket = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };

/** What the builder of these tests does next. */
let build: (request: BuildRequest) => Promise<BuildResult>;

const builderModule = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'test-builder',
  register({ registerInit }) {
    registerInit({
      deps: { builders: patternsBuilderExtensionPoint },
      init: async ({ builders }) =>
        builders.addBuilder({
          name: 'test',
          build: request => build(request),
        }),
    });
  },
});

const patterns = {
  build: { builder: 'test' },
  publish: { codeArtifact: { scope: '@patterns' } },
};
const source = Object.fromEntries(
  [...aSource()].map(([path, bytes]) => [path, String(bytes)]),
);

/** Builds what a builder would, of the manifest that it was given. */
async function built(
  request: BuildRequest,
  templates: Record<string, string> = {
    'cdk.out/Example.template.json': clean,
  },
): Promise<BuildResult> {
  request.log('== install: npm ci\n  done\n');
  const { name, version } = JSON.parse(
    String(request.content.get('package.json')),
  );
  return {
    outcome: 'built',
    output: {
      tarball: await aPackage({ manifest: { name, version } }),
      templates: new Map(
        Object.entries(templates).map(([k, v]) => [k, Buffer.from(v)]),
      ),
      installed: [{ name: 'aws-cdk-lib', version: '2.276.0' }],
    },
  };
}

describe('CDK patterns', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPatternsBackend(
      {},
      {
        patterns,
        features: [builderModule],
      },
    );
  });
  afterAll(() => portal?.stop());
  beforeEach(() => {
    build = request => built(request);
  });

  const submit = (name: string) =>
    portal.submit(name, '1.0.0', source, callers.publisher, { type: 'CDK' });
  const url = (name: string) => `/patterns/${name}/versions/1.0.0`;

  it('go from source to a published package, each step bound to it', async () => {
    expect((await submit('topic')).status).toBe(202);
    const version = await portal.reaches('topic', '1.0.0', 'in-review');
    expect(version).toMatchObject({
      type: 'CDK',
      package: {
        name: '@patterns/topic',
        integrity: expect.stringMatching(/^sha512-/),
      },
    });
    const { digest } = version;
    const { integrity } = version.package;

    const details = await portal.get(`${url('topic')}/package`).expect(200);
    expect(details.body).toMatchObject({
      name: '@patterns/topic',
      version: '1.0.0',
      integrity,
      api: [{ name: 'Topic', kind: 'class' }],
      dependencies: [{ name: 'aws-cdk-lib', version: '2.276.0' }],
    });
    const report = await portal.get(`${url('topic')}/report`).expect(200);
    expect(report.body).toMatchObject({
      passed: true,
      templates: [{ path: 'cdk.out/Example.template.json' }],
    });
    const template = await portal
      .get(`${url('topic')}/file?path=cdk.out%2FExample.template.json`)
      .expect(200);
    expect(template.text).toBe(clean);

    const decide = (body: object) =>
      portal.post(`${url('topic')}/review`, {
        decision: 'approve',
        digest,
        ...body,
      });
    await decide({}).expect(400, /integrity is required/);
    await decide({ integrity: 'sha512-other' }).expect(409, /not the one/);
    await decide({ integrity }).expect(200);

    const [{ secrets }] = portal.scaffolder.scaffold.mock.lastCall!;
    const asTask = (route: string, body: object = {}) =>
      portal.send(
        'post',
        `${url('topic')}/release/${route}`,
        callers.scaffolder,
        { taskId: 'task-1', ...body },
      );
    const plan = await asTask('start', secrets!).expect(200);
    expect(plan.body).toMatchObject({
      type: 'CDK',
      package: { name: '@patterns/topic', integrity },
    });
    expect(plan.body).not.toHaveProperty('templatePath');
    const tarball = await asTask('package').buffer().expect(200);
    expect(tarball.body.length).toBe(version.package.size);

    const publication = {
      targetName: 'default',
      target: 'codeartifact',
      publishedAt: '2026-01-01T00:00:00.000Z',
      digest,
      accountId: '123456789012',
      region: 'eu-west-1',
      package: '@patterns/topic',
      integrity,
    };
    await asTask('finish', {
      publications: [{ ...publication, integrity: 'sha512-other' }],
    }).expect(409, /not the one that was approved/);
    await asTask('finish', { publications: [publication] }).expect(200);
    await portal.reaches('topic', '1.0.0', 'published', callers.developer);
    const seen = await portal
      .get(`${url('topic')}/package`, callers.developer)
      .expect(200);
    expect(seen.body.integrity).toBe(integrity);
  });

  it('show their log while they are built, and after', async () => {
    let finish = () => {};
    build = async request => {
      request.log('== install: npm ci\n');
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      request.log('== build: npm run build\n');
      return built(request);
    };
    await submit('watched');
    const read = async (from: number) =>
      (await portal.get(`${url('watched')}/build-log?from=${from}`)).body;
    let part = await read(0);
    while (!part.text) part = await read(0);
    expect(part).toMatchObject({
      text: '== install: npm ci\n',
      complete: false,
    });
    finish();
    await portal.reaches('watched', '1.0.0', 'in-review');
    const rest = await read(part.next);
    expect(rest.text).toMatch(/^== build: npm run build\n== install/);
    expect(await read(rest.next)).toEqual({
      text: '',
      next: rest.next,
      complete: true,
    });
  });

  it.each<[string, typeof build, string, object]>([
    [
      'a failing step',
      async () => ({
        outcome: 'failed',
        step: 'test',
        reason: 'ended with exit code 1',
        lastLines: ['expected 2, got 3'],
      }),
      'build-test',
      { output: 'expected 2, got 3' },
    ],
    [
      'a builder that breaks',
      async () => {
        throw new Error('no machine');
      },
      'builder-failed',
      {},
    ],
    [
      'a template that the rules refuse',
      request =>
        built(request, { 'cdk.out/Bad.template.json': toJson(openBucket) }),
      'CT.S3.PR.1',
      { template: 'cdk.out/Bad.template.json', resource: 'Bucket' },
    ],
    ['no template', request => built(request, {}), 'template-missing', {}],
    [
      'a template that is none',
      request => built(request, { 'cdk.out/Bad.template.json': 'text' }),
      'template-not-object',
      {},
    ],
  ])('are refused for %s', async (what, make, ruleId, expected) => {
    build = make;
    const name = what.replaceAll(' ', '-');
    await submit(name);
    await portal.reaches(name, '1.0.0', 'invalid');
    const { body } = await portal.get(`${url(name)}/report`).expect(200);
    expect(body.passed).toBe(false);
    const finding = body.findings.find(
      (each: { ruleId: string }) => each.ruleId === ruleId,
    );
    expect(finding ?? body.findings).toMatchObject({
      severity: 'error',
      ...expected,
    });
  });

  it('do not wait for each other and the templates', async () => {
    let finish = () => {};
    build = async request => {
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      return built(request);
    };
    await submit('slow');
    await portal.submit('quick', '1.0.0');
    await portal.reaches('quick', '1.0.0', 'in-review');
    expect((await portal.get(url('slow'))).body.state).toBe('validating');
    finish();
    await portal.reaches('slow', '1.0.0', 'in-review');
  });
});

describe('a portal that builds no CDK patterns', () => {
  it('refuses them with the fix', async () => {
    const portal = await startPatternsBackend();
    try {
      const { status, body } = await portal.submit(
        'topic',
        '1.0.0',
        source,
        callers.publisher,
        { type: 'CDK' },
      );
      expect(status).toBe(400);
      expect(body.error.message).toContain('patterns.build.builder');
    } finally {
      await portal.stop();
    }
  });

  it.each([
    [{ build: { builder: 'other' } }, /publish\.codeArtifact\.scope is not/],
    [
      { ...patterns, build: { builder: 'other' } },
      /"other", and there is local, test/,
    ],
    [
      {
        ...patterns,
        publish: { codeArtifact: { scope: 'patterns' } },
      },
      /use @ and lower-case letters/,
    ],
  ])('does not start with %j', async (config, reason) => {
    await expect(
      startPatternsBackend({}, { patterns: config, features: [builderModule] }),
    ).rejects.toThrow(reason);
  });
});

function toJson(value: object): string {
  return JSON.stringify(value);
}
