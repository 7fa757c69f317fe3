import type {
  BuildPhaseType,
  CreateProjectInput,
  EnvironmentVariable,
  PhaseContext,
  ProjectEnvironment,
  StatusType,
} from '@aws-sdk/client-codebuild';

/** A project, as it is stored. All times here are milliseconds since the epoch. */
export interface ProjectRecord
  extends Pick<
    CreateProjectInput,
    | 'name'
    | 'description'
    | 'source'
    | 'artifacts'
    | 'environment'
    | 'serviceRole'
    | 'encryptionKey'
    | 'tags'
    | 'logsConfig'
    | 'concurrentBuildLimit'
  > {
  name: string;
  environment: ProjectEnvironment;
  timeoutInMinutes: number;
  queuedTimeoutInMinutes: number;
  createdAt: number;
  /** How many builds were ever started. */
  buildCount: number;
}

/** One phase of a build, as it is stored. */
export interface PhaseRecord {
  phaseType: BuildPhaseType;
  phaseStatus?: StatusType;
  startedAt: number;
  endedAt?: number;
  contexts?: PhaseContext[];
}

/** A build, as it is stored. */
export interface BuildRecord {
  /** `<project>:<uuid>`. */
  id: string;
  projectName: string;
  buildNumber: number;
  startedAt: number;
  endedAt?: number;
  status: StatusType;
  /** The last one is the current one. */
  phases: PhaseRecord[];
  buildspec: string;
  environment: ProjectEnvironment;
  /** The project's, with those of the build over them. */
  variables: EnvironmentVariable[];
  serviceRole: string;
  encryptionKey?: string;
  timeoutInMinutes: number;
  queuedTimeoutInMinutes: number;
  logGroup: string;
  logStream: string;
  /** Whether the stream is there; until then AWS does not name it either. */
  hasLog: boolean;
}

/** What an idempotency token was used for. */
export interface TokenRecord {
  requestDigest: string;
  buildId: string;
  usedAt: number;
}
