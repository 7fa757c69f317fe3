import {
  CreateProjectCommand,
  CodeBuildClient,
  type Project,
} from '@aws-sdk/client-codebuild';
import { REGION } from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { projectCheck } from './projectCheck';

const noVpc =
  'warning: Its builds have a way to the internet: they are in no VPC.';

describe('the project of builds', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  beforeAll(async () => {
    local = await startLocalHealth();
  });
  afterAll(() => local.stop());
  afterEach(() => jest.restoreAllMocks());

  const check = (project: string) =>
    projectCheck(local.access, { region: REGION, project });

  async function make(name: string, privilegedMode: boolean) {
    await new CodeBuildClient({ region: REGION }).send(
      new CreateProjectCommand({
        name,
        source: {
          type: 'NO_SOURCE',
          buildspec: 'version: 0.2\nphases: {build: {commands: [ls]}}',
        },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          privilegedMode,
        },
        serviceRole: 'arn:aws:iam::123456789012:role/patterns-build',
      }),
    );
    return name;
  }

  it('as the local AWS can have it is right but for the VPC', async () => {
    expect(await faultsFound(check(await make('right', false)))).toEqual([
      noVpc,
    ]);
  });

  it('whose builds run privileged fails', async () => {
    expect(await faultsFound(check(await make('privileged', true)))).toEqual([
      'failed: Its builds run privileged, and can leave their container.',
      noVpc,
    ]);
  });

  it('that is missing fails', async () => {
    expect(await faultsFound(check('missing'))).toEqual([
      `failed: There is no project missing in ${REGION}.`,
    ]);
  });

  // What the local AWS has no projects like.
  it.each<[string, Project, string[]]>([
    ['in a VPC', {}, []],
    [
      'with sources of others',
      {
        source: { type: 'GITHUB' },
        artifacts: { type: 'S3' },
        secondarySources: [{ type: 'S3' }],
        webhook: { url: 'https://example.com' },
      },
      [
        'failed: It is not the portal’s project: its source is GITHUB, it has no buildspec of its own, its artifacts are S3, it has further sources, a webhook starts it.',
      ],
    ],
    [
      'that is public',
      { projectVisibility: 'PUBLIC_READ' },
      ['failed: Everybody on the internet can read its builds and logs.'],
    ],
    [
      'without logs',
      { logsConfig: { cloudWatchLogs: { status: 'DISABLED' } } },
      ['failed: It writes no logs to CloudWatch, where the portal reads them.'],
    ],
  ])('%s is told as it is', async (_, change, found) => {
    const project: Project = {
      source: { type: 'NO_SOURCE', buildspec: 'version: 0.2' },
      artifacts: { type: 'NO_ARTIFACTS' },
      vpcConfig: { vpcId: 'vpc-1' },
      ...change,
    };
    jest
      .spyOn(CodeBuildClient.prototype, 'send')
      .mockImplementation(async () => ({ projects: [project] }));
    expect(await faultsFound(check('other'))).toEqual(found);
  });
});
