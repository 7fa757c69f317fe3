import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  Build,
  CreateProjectCommand,
  CreateProjectCommandInput,
  DeleteProjectCommand,
  ListBuildsForProjectCommand,
  StartBuildCommand,
  StartBuildCommandInput,
  StopBuildCommand,
} from '@aws-sdk/client-codebuild';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { LocalAws, LocalAwsOptions, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

jest.setTimeout(20_000);

/** A buildspec of commands by phase. */
function buildspec(phases: Record<string, string[]>, more = {}): string {
  const entries = Object.entries(phases).map(([name, commands]) => [
    name,
    { commands },
  ]);
  return JSON.stringify({
    version: 0.2,
    phases: Object.fromEntries(entries),
    ...more,
  });
}

const isAlive = (pid: number) => {
  try {
    // A zombie is dead, and waits for its parent only.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.split(') ')[1][0] !== 'Z';
  } catch {
    return false;
  }
};

describe('the local CodeBuild', () => {
  let localAws: LocalAws;
  let clients: ReturnType<typeof localClients>;
  let defects: unknown[];

  beforeEach(() => start());

  afterEach(async () => {
    await localAws.stop();
    if (defects.length > 0) throw new AggregateError(defects);
  });

  async function start(options: LocalAwsOptions = {}) {
    defects = [];
    localAws = await startLocalAws({
      port: 0,
      onDefect: error => defects.push(error),
      ...options,
    });
    clients = localClients(localAws.endpoint);
  }

  async function restart(options: LocalAwsOptions) {
    await localAws.stop();
    await start(options);
  }

  const createProject = (
    spec: string,
    more: Partial<CreateProjectCommandInput> = {},
  ) =>
    clients.codeBuild.send(
      new CreateProjectCommand({
        name: 'demo',
        source: { type: 'NO_SOURCE', buildspec: spec },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
        },
        serviceRole: 'arn:aws:iam::123456789012:role/build',
        ...more,
      }),
    );

  async function startBuild(more: Partial<StartBuildCommandInput> = {}) {
    const { build } = await clients.codeBuild.send(
      new StartBuildCommand({ projectName: 'demo', ...more }),
    );
    return build as Build;
  }

  async function getBuild(id = ''): Promise<Build> {
    const { builds = [] } = await clients.codeBuild.send(
      new BatchGetBuildsCommand({ ids: [id] }),
    );
    return builds[0];
  }

  async function until(
    id: string | undefined,
    condition: (build: Build) => boolean | Promise<boolean>,
  ): Promise<Build> {
    for (;;) {
      const build = await getBuild(id);
      if (await condition(build)) return build;
      await sleep(20);
    }
  }

  const untilComplete = (id: string | undefined) =>
    until(id, ({ buildComplete }) => Boolean(buildComplete));

  async function readLog({ logs }: Build): Promise<string> {
    const { events = [] } = await clients.logs.send(
      new GetLogEventsCommand({
        logGroupName: logs?.groupName,
        logStreamName: logs?.streamName,
        startFromHead: true,
      }),
    );
    return events.map(({ message }) => message).join('');
  }

  const untilLogged = async (id: string | undefined, text: RegExp) => {
    let log = '';
    await until(id, async build => {
      log = build.logs?.groupName ? await readLog(build) : '';
      return text.test(log);
    });
    return text.exec(log) as RegExpExecArray;
  };

  const phaseOf = (build: Build, type: string) =>
    build.phases?.find(({ phaseType }) => phaseType === type);

  it('runs the phases of a buildspec in order, and logs what they write', async () => {
    await createProject(
      buildspec({
        install: ['echo one'],
        pre_build: ['echo two >&2'],
        build: ['printf three'],
        post_build: ['echo four'],
      }),
    );
    const started = await startBuild();
    expect(started).toMatchObject({
      id: expect.stringMatching(/^demo:[0-9a-f-]{36}$/),
      arn: `arn:aws:codebuild:eu-west-1:123456789012:build/${started.id}`,
      buildStatus: 'IN_PROGRESS',
      currentPhase: 'QUEUED',
      buildComplete: false,
      buildNumber: 1,
    });
    const build = await untilComplete(started.id);
    expect(build).toMatchObject({
      buildStatus: 'SUCCEEDED',
      currentPhase: 'COMPLETED',
      endTime: expect.any(Date),
      logs: {
        groupName: '/aws/codebuild/demo',
        streamName: started.id?.split(':')[1],
      },
    });
    expect(
      build.phases?.map(({ phaseType, phaseStatus }) => [
        phaseType,
        phaseStatus,
      ]),
    ).toEqual([
      ['SUBMITTED', 'SUCCEEDED'],
      ['QUEUED', 'SUCCEEDED'],
      ['PROVISIONING', 'SUCCEEDED'],
      ['DOWNLOAD_SOURCE', 'SUCCEEDED'],
      ['INSTALL', 'SUCCEEDED'],
      ['PRE_BUILD', 'SUCCEEDED'],
      ['BUILD', 'SUCCEEDED'],
      ['POST_BUILD', 'SUCCEEDED'],
      ['UPLOAD_ARTIFACTS', 'SUCCEEDED'],
      ['FINALIZING', 'SUCCEEDED'],
      ['COMPLETED', undefined],
    ]);
    const log = (await readLog(build)).replaceAll(/\d{4}\/\S+ \S+/g, 'TIME');
    expect(log).toContain(
      [
        '[Container] TIME Entering phase INSTALL',
        '[Container] TIME Running command echo one',
        'one',
        '[Container] TIME Phase complete: INSTALL State: SUCCEEDED',
        '[Container] TIME Phase context status code:  Message: ',
        '[Container] TIME Entering phase PRE_BUILD',
        '[Container] TIME Running command echo two >&2',
        'two',
      ].join('\n'),
    );
    expect(log).toContain('three\n[Container]');
  });

  it('keeps folder, variables and functions from command to command', async () => {
    await createProject(
      buildspec({
        install: ['mkdir inner && cd inner', 'PLAIN=1', 'greet() { echo hi; }'],
        build: [
          'export EXPORTED=2',
          'greet',
          'echo "[$(basename "$PWD") $PLAIN $EXPORTED]"',
          'exit 0',
        ],
        post_build: ['echo "[$(basename "$PWD") $EXPORTED]"'],
      }),
    );
    const build = await untilComplete((await startBuild()).id);
    const log = await readLog(build);
    expect(build.buildStatus).toBe('SUCCEEDED');
    expect(log).toContain('hi\n');
    expect(log).toContain('[inner 1 2]\n');
    expect(log).toContain('[inner 2]\n');
  });

  it('shows the build nothing of this process, and leaves nothing behind', async () => {
    process.env.LOCAL_SECRET = 'leaked';
    await createProject(
      buildspec(
        { build: ['env', 'echo "SRC=$CODEBUILD_SRC_DIR=$PWD"', 'ls -A ~ .'] },
        { env: { variables: { FROM_SPEC: 'spec', BOTH: 'spec' } } },
      ),
      {
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          environmentVariables: [
            { name: 'BOTH', value: 'project' },
            { name: 'OVERRIDDEN', value: 'project' },
          ],
        },
      },
    );
    const started = await startBuild({
      environmentVariablesOverride: [{ name: 'OVERRIDDEN', value: 'build' }],
    });
    const build = await untilComplete(started.id);
    delete process.env.LOCAL_SECRET;
    const log = await readLog(build);
    const variables = Object.fromEntries(
      log
        .split('\n')
        .flatMap(line => [/^([A-Z_]+)=(.*)$/.exec(line)?.slice(1) ?? []])
        .filter(([name]) => name && name !== 'SRC'),
    );
    const { HOME, CODEBUILD_SRC_DIR, PATH, ...others } = variables;
    expect(others).toEqual({
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      BOTH: 'project',
      CODEBUILD_BUILD_ARN: build.arn,
      CODEBUILD_BUILD_ID: build.id,
      CODEBUILD_BUILD_SUCCEEDING: '1',
      FROM_SPEC: 'spec',
      OVERRIDDEN: 'build',
      PWD: CODEBUILD_SRC_DIR,
      SHLVL: expect.any(String),
      _: expect.any(String),
    });
    expect(PATH).toBe(process.env.PATH);
    expect(HOME).not.toBe(process.env.HOME);
    expect(log).toContain(`SRC=${CODEBUILD_SRC_DIR}=${CODEBUILD_SRC_DIR}\n`);
    await localAws.stop();
    expect(existsSync(HOME)).toBe(false);
    expect(existsSync(CODEBUILD_SRC_DIR)).toBe(false);
    await start();
  });

  it('downloads from and uploads to presigned URLs, and is read while it runs', async () => {
    const { s3 } = clients;
    await s3.send(new CreateBucketCommand({ Bucket: 'builds' }));
    await s3.send(
      new PutObjectCommand({
        Bucket: 'builds',
        Key: 'source.txt',
        Body: 'x'.repeat(2_000_000),
      }),
    );
    const sourceUrl = await getSignedUrl(
      s3,
      new GetObjectCommand({ Bucket: 'builds', Key: 'source.txt' }),
    );
    const resultUrl = await getSignedUrl(
      s3,
      new PutObjectCommand({
        Bucket: 'builds',
        Key: 'result.txt',
        IfNoneMatch: '*',
      }),
      { unhoistableHeaders: new Set(['if-none-match']) },
    );
    await createProject(
      buildspec({
        install: ['curl -sS --fail -o source.txt "$SOURCE_URL"'],
        build: [
          'echo ready',
          'while [ ! -e "$GO" ]; do sleep 0.05; done',
          'wc -c < source.txt > result.txt; cat source.txt >> result.txt',
        ],
        post_build: [
          'curl -sS --fail -T result.txt -H "If-None-Match: *" "$RESULT_URL"',
          'curl -sS -o /dev/null -w "without: %{http_code}\\n" -T result.txt "$RESULT_URL"',
          'curl -sS -o /dev/null -w "again: %{http_code}\\n" -T result.txt -H "If-None-Match: *" "$RESULT_URL"',
        ],
      }),
    );
    const folder = mkdtempSync(join(tmpdir(), 'local-aws-build-'));
    const { id } = await startBuild({
      environmentVariablesOverride: [
        { name: 'SOURCE_URL', value: sourceUrl },
        { name: 'RESULT_URL', value: resultUrl },
        { name: 'GO', value: join(folder, 'go') },
      ],
    });
    await untilLogged(id, /^ready$/m);
    const running = await getBuild(id);
    expect(running).toMatchObject({
      buildStatus: 'IN_PROGRESS',
      currentPhase: 'BUILD',
      buildComplete: false,
    });
    execFileSync('touch', [join(folder, 'go')]);
    const build = await untilComplete(id);
    rmSync(folder, { recursive: true });
    const log = await readLog(build);
    expect(log).toContain('without: 403');
    expect(log).toContain('again: 412');
    expect(build.buildStatus).toBe('SUCCEEDED');
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: 'builds', Key: 'result.txt' }),
    );
    const result = await Body?.transformToString();
    expect(result?.slice(0, 10)).toBe('2000000\nxx');
  });

  it('fails with the command and its exit status, and runs post_build still', async () => {
    await createProject(
      buildspec({
        build: ['cd / && false', 'echo never'],
        post_build: ['echo "succeeding=$CODEBUILD_BUILD_SUCCEEDING in $PWD"'],
      }),
    );
    const build = await untilComplete((await startBuild()).id);
    expect(build.buildStatus).toBe('FAILED');
    expect(phaseOf(build, 'BUILD')).toMatchObject({
      phaseStatus: 'FAILED',
      contexts: [
        {
          statusCode: 'COMMAND_EXECUTION_ERROR',
          message:
            'Error while executing command: cd / && false. Reason: exit status 1',
        },
      ],
    });
    expect(phaseOf(build, 'POST_BUILD')?.phaseStatus).toBe('SUCCEEDED');
    const log = await readLog(build);
    expect(log).not.toMatch(/^never$/m);
    expect(log).toContain('succeeding=0 in /\n');
    expect(log).toContain(
      'Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while',
    );
  });

  it.each([
    ['exit 7', 7],
    ['set -e\nfalse\necho never', 1],
    ['kill -9 $$', 137],
    ['if', 2],
    ['no-such-command-anywhere', 127],
  ])(
    'fails of %p with status %p, and builds no more',
    async (command, status) => {
      await createProject(
        buildspec({ install: [command], build: ['echo never'] }),
      );
      const build = await untilComplete((await startBuild()).id);
      expect(build.buildStatus).toBe('FAILED');
      expect(phaseOf(build, 'INSTALL')?.contexts?.[0].message).toBe(
        `Error while executing command: ${command}. Reason: exit status ${status}`,
      );
      expect(phaseOf(build, 'BUILD')).toBeUndefined();
      expect(await readLog(build)).not.toMatch(/^never$/m);
    },
  );

  it('runs the finally block of a phase, also after a failure', async () => {
    await createProject(
      JSON.stringify({
        version: 0.2,
        phases: {
          build: { commands: ['false'], finally: ['echo cleaned'] },
        },
      }),
    );
    const build = await untilComplete((await startBuild()).id);
    expect(build.buildStatus).toBe('FAILED');
    expect(await readLog(build)).toMatch(/^cleaned$/m);
  });

  it('fails a build whose buildspec cannot be read, before any command', async () => {
    await createProject(buildspec({ build: ['echo never'] }));
    for (const spec of ['version: 0.2\nphases: [', 'version: 0.3', 'phases']) {
      const { id } = await startBuild({ buildspecOverride: spec });
      const build = await untilComplete(id);
      expect(build.buildStatus).toBe('FAILED');
      expect(phaseOf(build, 'DOWNLOAD_SOURCE')).toMatchObject({
        phaseStatus: 'FAILED',
        contexts: [{ statusCode: 'YAML_FILE_ERROR' }],
      });
      expect(phaseOf(build, 'INSTALL')).toBeUndefined();
    }
  });

  it('ends a build after its time limit, with all its processes', async () => {
    await restart({ buildMinuteMs: 100 });
    await createProject(
      buildspec({
        build: ['echo "pid=$$"', 'sleep 600'],
        post_build: ['true'],
      }),
    );
    const { id } = await startBuild({ timeoutInMinutesOverride: 10 });
    const [, pid] = await untilLogged(id, /^pid=(\d+)$/m);
    const build = await untilComplete(id);
    expect(build.buildStatus).toBe('TIMED_OUT');
    expect(phaseOf(build, 'BUILD')).toMatchObject({
      phaseStatus: 'TIMED_OUT',
      contexts: [{ statusCode: 'BUILD_TIMED_OUT' }],
    });
    expect(phaseOf(build, 'POST_BUILD')).toBeUndefined();
    expect(build.phases?.at(-1)?.phaseType).toBe('COMPLETED');
    await sleep(100);
    expect(isAlive(Number(pid))).toBe(false);
  });

  it('stops a build, with all its processes', async () => {
    await createProject(
      buildspec({ build: ['sleep 600 & echo "pid=$!"; wait'] }),
    );
    const { id } = await startBuild();
    const [, pid] = await untilLogged(id, /^pid=(\d+)$/m);
    expect(isAlive(Number(pid))).toBe(true);
    const stopped = await clients.codeBuild.send(new StopBuildCommand({ id }));
    expect(stopped.build).toMatchObject({
      buildStatus: 'STOPPED',
      currentPhase: 'COMPLETED',
      buildComplete: true,
    });
    await sleep(100);
    expect(isAlive(Number(pid))).toBe(false);
    const again = await clients.codeBuild.send(new StopBuildCommand({ id }));
    expect(again.build?.buildStatus).toBe('STOPPED');
    expect(await readLog(await getBuild(id))).toContain('State: STOPPED');
  });

  it('lets no background process live on, even one in a session of its own', async () => {
    await createProject(
      buildspec({
        build: [
          'sleep 600 & echo "plain=$!"',
          'setsid sleep 600 & sleep 0.2; echo "own=$(pgrep -n -f "^sleep 600$")"',
        ],
      }),
    );
    const { id } = await startBuild();
    const build = await untilComplete(id);
    expect(build.buildStatus).toBe('SUCCEEDED');
    const log = await readLog(build);
    const pids = [...log.matchAll(/^(?:plain|own)=(\d+)$/gm)].map(match =>
      Number(match[1]),
    );
    expect(pids).toHaveLength(2);
    await sleep(500);
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  it('ends running builds with itself, and at a reset', async () => {
    const folders = () =>
      readdirSync(tmpdir()).filter(name => name.startsWith('local-codebuild-'));
    const before = folders();
    await createProject(buildspec({ build: ['echo "pid=$$"', 'sleep 600'] }));
    const first = await startBuild();
    const [, one] = await untilLogged(first.id, /^pid=(\d+)$/m);
    await fetch(`${localAws.endpoint}/_local/reset`, { method: 'POST' });
    expect(await getBuild(first.id)).toBeUndefined();
    await createProject(buildspec({ build: ['echo "pid=$$"', 'sleep 600'] }));
    const second = await startBuild();
    const [, two] = await untilLogged(second.id, /^pid=(\d+)$/m);
    await localAws.stop();
    expect([one, two].map(pid => isAlive(Number(pid)))).toEqual([false, false]);
    expect(folders()).toEqual(before);
    await start();
  });

  it('keeps builds and logs over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-build-'));
    await restart({ dataDir });
    await createProject(buildspec({ build: ['echo kept'] }));
    const done = await untilComplete((await startBuild()).id);
    const running = await startBuild({
      buildspecOverride: buildspec({ build: ['echo on', 'sleep 600'] }),
    });
    await untilLogged(running.id, /^on$/m);
    await restart({ dataDir });
    expect(await readLog(await getBuild(done.id))).toMatch(/^kept$/m);
    expect((await getBuild(running.id)).buildStatus).toBe('STOPPED');
    await localAws.stop();
    rmSync(dataDir, { recursive: true });
    await start();
  });

  it('starts one build for one token', async () => {
    await createProject(buildspec({ build: ['true'] }));
    const token = { idempotencyToken: 'token-1' };
    const first = await startBuild(token);
    await untilComplete(first.id);
    const second = await startBuild(token);
    expect(second.id).toBe(first.id);
    await expect(
      startBuild({ ...token, timeoutInMinutesOverride: 10 }),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
    const third = await startBuild({ idempotencyToken: 'token-2' });
    expect(third.buildNumber).toBe(2);
    const list = async (sortOrder?: 'ASCENDING') => {
      const output = await clients.codeBuild.send(
        new ListBuildsForProjectCommand({ projectName: 'demo', sortOrder }),
      );
      return output.ids;
    };
    expect(await list()).toEqual([third.id, first.id]);
    expect(await list('ASCENDING')).toEqual([first.id, third.id]);
    await untilComplete(third.id);
  });

  it('refuses a build over the limit of its project', async () => {
    await createProject(buildspec({ build: ['sleep 600'] }), {
      concurrentBuildLimit: 1,
    });
    const { id } = await startBuild();
    await expect(startBuild()).rejects.toMatchObject({
      name: 'AccountLimitExceededException',
    });
    await clients.codeBuild.send(new StopBuildCommand({ id }));
    const next = await startBuild();
    await clients.codeBuild.send(new StopBuildCommand({ id: next.id }));
  });

  it('finds projects and builds, and names those that are not there', async () => {
    await createProject(buildspec({ build: ['true'] }), {
      tags: [{ key: 'a', value: 'b' }],
    });
    await expect(
      createProject(buildspec({ build: ['true'] })),
    ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    const { projects, projectsNotFound } = await clients.codeBuild.send(
      new BatchGetProjectsCommand({ names: ['demo', 'other'] }),
    );
    expect(projects).toMatchObject([
      {
        name: 'demo',
        arn: 'arn:aws:codebuild:eu-west-1:123456789012:project/demo',
        timeoutInMinutes: 60,
        tags: [{ key: 'a', value: 'b' }],
        created: expect.any(Date),
      },
    ]);
    expect(projectsNotFound).toEqual(['other']);
    const { buildsNotFound } = await clients.codeBuild.send(
      new BatchGetBuildsCommand({ ids: ['demo:none'] }),
    );
    expect(buildsNotFound).toEqual(['demo:none']);
    await clients.codeBuild.send(new DeleteProjectCommand({ name: 'demo' }));
    await expect(startBuild()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(
      clients.codeBuild.send(new StopBuildCommand({ id: 'demo:none' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  const valid = buildspec({ build: ['true'] });
  const environment = {
    type: 'LINUX_CONTAINER',
    image: 'i',
    computeType: 'BUILD_GENERAL1_SMALL',
  } as const;

  it.each<[string, Partial<CreateProjectCommandInput>, string]>([
    ['a source', { source: { type: 'S3', location: 'a/b' } }, 'NotImplemented'],
    ['artifacts', { artifacts: { type: 'S3' } }, 'NotImplemented'],
    [
      'no buildspec',
      { source: { type: 'NO_SOURCE' } },
      'InvalidInputException',
    ],
    ['a VPC', { vpcConfig: {} }, 'NotImplemented'],
    ['a short limit', { timeoutInMinutes: 1 }, 'InvalidInputException'],
    [
      'a parameter',
      {
        environment: {
          ...environment,
          environmentVariables: [
            { name: 'A', value: '/a', type: 'PARAMETER_STORE' },
          ],
        },
      },
      'NotImplemented',
    ],
    ...[
      'version: 0.1\nphases: {}',
      'version: 0.2\nphases: { build: { on-failure: CONTINUE } }',
      'version: 0.2\nphases: { install: { runtime-versions: { nodejs: 24 } } }',
      'version: 0.2\nenv: { parameter-store: { A: /a } }\nphases: {}',
      'version: 0.2\nenv: { shell: powershell }\nphases: {}',
      'version: 0.2\nreports: {}\nphases: {}',
    ].map(
      spec =>
        [
          spec,
          { source: { type: 'NO_SOURCE', buildspec: spec } },
          'NotImplemented',
        ] as [string, Partial<CreateProjectCommandInput>, string],
    ),
  ])('refuses a project with %s', async (_, more, name) => {
    await expect(createProject(valid, more)).rejects.toMatchObject({ name });
  });
});
