import {
  BatchGetBuildsCommand,
  ListBuildsForProjectCommand,
} from '@aws-sdk/client-codebuild';
import {
  CreateDomainCommand,
  CreateRepositoryCommand,
} from '@aws-sdk/client-codeartifact';
import { patternBuilderContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import type { BundleContent } from '@apo/backstage-plugin-patterns-node';
import {
  config,
  createTestBuilder,
  startLocalCodeBuild,
  type LocalCodeBuild,
} from '../__testUtils__/localCodeBuild';

jest.setTimeout(120_000);

function packageWith(scripts: Record<string, string>): BundleContent {
  const head = { name: 'tiny', version: '1.0.0' };
  const files = {
    'package.json': { ...head, scripts },
    'package-lock.json': {
      ...head,
      lockfileVersion: 3,
      packages: { '': head },
    },
  };
  return new Map(
    Object.entries(files).map(([path, value]) => [
      path,
      Buffer.from(JSON.stringify(value)),
    ]),
  );
}

describe('CodeBuildBuilder', () => {
  const environment = { ...process.env };
  let aws: LocalCodeBuild;

  beforeAll(async () => {
    aws = await startLocalCodeBuild();
  });
  afterAll(async () => {
    await aws?.local.stop();
    process.env = environment;
  });
  beforeEach(() => aws.local.faults.clear());

  // What bounds and isolates a build is AWS's; the local one only runs it.
  patternBuilderContract(() => createTestBuilder(), {
    isolated: false,
    limited: false,
  });

  const build = (
    scripts: Record<string, string>,
    options: { overrides?: object; signal?: AbortSignal } = {},
  ) => {
    const texts: string[] = [];
    const result = createTestBuilder(options.overrides).then(builder =>
      builder.build({
        content: packageWith(scripts),
        log: text => texts.push(text),
        signal: options.signal ?? new AbortController().signal,
      }),
    );
    return { result, log: () => texts.join('') };
  };

  it('leaves nothing in the bucket, however it ends', async () => {
    await build({ synth: 'true' }).result;
    await build({ synth: 'false' }).result;
    await build(
      { synth: 'sleep 60' },
      { signal: AbortSignal.timeout(1500) },
    ).result.catch(() => undefined);
    expect(await aws.leftovers()).toEqual([]);
  });

  it('stops the build in CodeBuild when nobody wants it any more', async () => {
    const controller = new AbortController();
    const { result, log } = build(
      { synth: 'echo sleeping && sleep 60' },
      { signal: controller.signal },
    );
    result.catch(() => undefined);
    while (!log().includes('sleeping')) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    controller.abort(new Error('lease lost'));
    await expect(result).rejects.toThrow('lease lost');
    const { ids } = await aws.clients.codeBuild.send(
      new ListBuildsForProjectCommand({ projectName: config.project }),
    );
    const { builds } = await aws.clients.codeBuild.send(
      new BatchGetBuildsCommand({ ids: ids!.slice(0, 1) }),
    );
    expect(builds).toMatchObject([{ buildStatus: 'STOPPED' }]);
  });

  it('says that it took too long', async () => {
    const quick = await startLocalCodeBuild({ buildMinuteMs: 1000 });
    try {
      const { result } = build({ synth: 'sleep 60' });
      await expect(result).resolves.toMatchObject({
        outcome: 'failed',
        step: 'synth',
        reason: expect.stringContaining('longer'),
      });
    } finally {
      await quick.local.stop();
      Object.assign(process.env, aws.local.env);
    }
  });

  it('shows neither its URLs nor its token, whatever the code prints', async () => {
    const { domain, repository } = { domain: 'builds', repository: 'npm' };
    const { codeArtifact } = aws.clients;
    await codeArtifact.send(new CreateDomainCommand({ domain }));
    await codeArtifact.send(
      new CreateRepositoryCommand({ domain, repository }),
    );
    const { result, log } = build(
      {
        build:
          'for f in /proc/[0-9]*/environ; do tr "\\0" "\\n" < $f; done 2>/dev/null | grep -E "^(NPM_TOKEN|OUTPUT_URL|SOURCE_URL)=" || true; env',
        synth: 'true',
      },
      { overrides: { registry: { domain, repository } } },
    );
    await result;
    expect(log()).not.toMatch(/X-Amz-Signature=|=eyJ/);
    expect(log()).not.toMatch(/^ {2}AWS_/m);
  });

  it.each([
    ['codebuild', 'StartBuild', 'throttle'],
    ['codebuild', 'StartBuild', 'drop-after'],
    ['codebuild', 'BatchGetBuilds', 'throttle'],
    ['logs', 'GetLogEvents', 'error'],
    ['s3', 'PutObject', 'drop-before'],
    ['s3', 'GetObject', 'throttle'],
  ] as const)(
    'goes on when %s %s has a %s',
    async (service, operation, kind) => {
      aws.local.faults.add({ service, operation, kind, times: 1 });
      const { result } = build({ synth: 'mkdir cdk.out' });
      await expect(result).resolves.toMatchObject({ outcome: 'built' });
    },
  );

  it('fails when CodeBuild has no such project', async () => {
    const { result } = build(
      { synth: 'true' },
      { overrides: { project: 'missing' } },
    );
    await expect(result).rejects.toThrow(/missing/);
    expect(await aws.leftovers()).toEqual([]);
  });
});
