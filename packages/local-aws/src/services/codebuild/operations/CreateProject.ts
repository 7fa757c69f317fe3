import type {
  CreateProjectInput,
  CreateProjectOutput,
  LogsConfig,
} from '@aws-sdk/client-codebuild';
import { AwsError, notImplemented } from '../../../core/AwsError';
import { refuseUnsupported } from '../buildspec/parseBuildspec';
import { defineBuildOperation } from '../defineBuildOperation';
import { invalidInput } from '../errors';
import { mergeVariables } from '../mergeVariables';
import { refuseOthers } from '../refuseOthers';
import { viewProject } from '../views';

/** CodeBuild's defaults, in minutes. */
const TIMEOUT = 60;
const QUEUED_TIMEOUT = 480;

function checkSource({ source }: CreateProjectInput): void {
  if (source?.type !== 'NO_SOURCE') {
    throw notImplemented(`The source type ${source?.type}`);
  }
  refuseOthers('source', source, ['type', 'buildspec']);
  if (!source.buildspec) {
    throw invalidInput('A project of source type NO_SOURCE needs a buildspec.');
  }
  refuseUnsupported(source.buildspec);
}

function checkLogs(config: LogsConfig | undefined): void {
  refuseOthers('logsConfig', config, ['cloudWatchLogs']);
  if (config?.cloudWatchLogs?.status === 'DISABLED') {
    throw notImplemented('A project without CloudWatch Logs');
  }
}

/** Makes a project whose builds run the commands of its inline buildspec. */
export const CreateProject = defineBuildOperation<
  CreateProjectInput,
  CreateProjectOutput
>({
  understands: [
    'name',
    'description',
    'source',
    'artifacts',
    'environment',
    'serviceRole',
    'timeoutInMinutes',
    'queuedTimeoutInMinutes',
    'encryptionKey',
    'tags',
    'logsConfig',
    'concurrentBuildLimit',
  ],
  run(input, state) {
    const { name = '', artifacts, environment, concurrentBuildLimit } = input;
    checkSource(input);
    if (artifacts?.type !== 'NO_ARTIFACTS') {
      throw notImplemented(`Artifacts of type ${artifacts?.type}`);
    }
    refuseOthers('artifacts', artifacts, ['type']);
    refuseOthers('environment', environment, [
      'type',
      'image',
      'computeType',
      'environmentVariables',
      'privilegedMode',
      'imagePullCredentialsType',
    ]);
    mergeVariables(environment?.environmentVariables);
    checkLogs(input.logsConfig);
    if (concurrentBuildLimit !== undefined && concurrentBuildLimit < 1) {
      throw invalidInput('concurrentBuildLimit must be 1 or more.');
    }
    if (state.projects.get(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        `Project already exists: ${state.projectArn(name)}`,
      );
    }
    const project = {
      ...input,
      name,
      environment: environment as NonNullable<typeof environment>,
      timeoutInMinutes: input.timeoutInMinutes ?? TIMEOUT,
      queuedTimeoutInMinutes: input.queuedTimeoutInMinutes ?? QUEUED_TIMEOUT,
      createdAt: Date.now(),
      buildCount: 0,
    };
    state.projects.put(name, project);
    return { project: viewProject(state, project) };
  },
});
