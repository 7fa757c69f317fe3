import type { Build, BuildPhase, Project } from '@aws-sdk/client-codebuild';
import type { CodeBuild } from './CodeBuild';
import type { BuildRecord, PhaseRecord, ProjectRecord } from './records';

/** A project, as callers see it. */
export function viewProject(state: CodeBuild, project: ProjectRecord): Project {
  const { createdAt, buildCount: _, ...members } = project;
  return {
    ...members,
    arn: state.projectArn(project.name),
    created: new Date(createdAt),
    lastModified: new Date(createdAt),
    cache: { type: 'NO_CACHE' },
    badge: { badgeEnabled: false },
  };
}

function viewPhase(phase: PhaseRecord): BuildPhase {
  const { phaseType, phaseStatus, startedAt, endedAt, contexts } = phase;
  const isOver = endedAt !== undefined;
  return {
    phaseType,
    phaseStatus,
    startTime: new Date(startedAt),
    endTime: isOver ? new Date(endedAt) : undefined,
    durationInSeconds: isOver
      ? Math.round((endedAt - startedAt) / 1000)
      : undefined,
    contexts,
  };
}

/** A build, as callers see it. */
export function viewBuild(state: CodeBuild, build: BuildRecord): Build {
  const { endedAt, logGroup, logStream, hasLog } = build;
  return {
    id: build.id,
    arn: state.buildArn(build.id),
    buildNumber: build.buildNumber,
    projectName: build.projectName,
    startTime: new Date(build.startedAt),
    endTime: endedAt === undefined ? undefined : new Date(endedAt),
    currentPhase: build.phases.at(-1)?.phaseType,
    buildStatus: build.status,
    buildComplete: endedAt !== undefined,
    phases: build.phases.map(viewPhase),
    source: { type: 'NO_SOURCE', buildspec: build.buildspec },
    artifacts: { location: '' },
    cache: { type: 'NO_CACHE' },
    environment: {
      ...build.environment,
      environmentVariables: build.variables,
    },
    serviceRole: build.serviceRole,
    encryptionKey: build.encryptionKey,
    timeoutInMinutes: build.timeoutInMinutes,
    queuedTimeoutInMinutes: build.queuedTimeoutInMinutes,
    initiator: 'local',
    logs: {
      ...(hasLog && {
        groupName: logGroup,
        streamName: logStream,
        deepLink: state.logLink(build),
        cloudWatchLogsArn: state.logArn(build),
      }),
      cloudWatchLogs: { status: 'ENABLED' },
    },
  };
}
