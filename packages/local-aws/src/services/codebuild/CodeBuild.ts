import { createHash, randomUUID } from 'node:crypto';
import type { StartBuildInput } from '@aws-sdk/client-codebuild';
import { AwsError } from '../../core/AwsError';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type { Logs } from '../logs/Logs';
import { invalidInput, notFound } from './errors';
import { mergeVariables } from './mergeVariables';
import type { BuildRecord, ProjectRecord, TokenRecord } from './records';
import { BuildLog } from './run/BuildLog';
import { BuildRun } from './run/BuildRun';

/** For how long CodeBuild remembers an idempotency token. */
const TOKEN_MS = 5 * 60_000;

/** What CodeBuild needs of its surroundings. */
export interface CodeBuildOptions {
  database: LocalDatabase;
  region: string;
  accountId: string;
  logs: Logs;
  /** How many milliseconds a minute of a build's time limit has. */
  minuteMs: number;
  /** Told of errors that are defects of the local AWS. */
  onDefect: (error: unknown) => void;
  /** Told of each build that starts or ends. */
  onStatus?: (build: BuildRecord, arn: string) => void;
}

/** The state of the local CodeBuild, on which its operations work, and its running builds. */
export class CodeBuild {
  readonly projects: DocumentCollection<ProjectRecord>;
  /** By project. */
  readonly builds: DocumentCollection<BuildRecord>;
  private readonly tokens: DocumentCollection<TokenRecord>;
  private readonly running = new Map<
    string,
    { run: BuildRun; done: Promise<void> }
  >();

  constructor(private readonly options: CodeBuildOptions) {
    const { database } = options;
    this.projects = new DocumentCollection(database, 'codebuild.project');
    this.builds = new DocumentCollection(database, 'codebuild.build');
    this.tokens = new DocumentCollection(database, 'codebuild.token');
    this.faultInterrupted();
  }

  /** Throws ResourceNotFoundException. */
  project(name: string): ProjectRecord {
    const found = this.projects.get(name);
    if (found) return found;
    throw notFound(`Project cannot be found: ${this.projectArn(name)}`);
  }

  /** Throws ResourceNotFoundException. */
  build(id: string): BuildRecord {
    const found = this.builds.get(id);
    if (found) return found;
    throw notFound(`Build ${id} cannot be found`);
  }

  /**
   * Starts a build, or finds the one that the same token started.
   *
   * @throws AwsError InvalidInputException if the token was used for something
   * else, AccountLimitExceededException if the project's limit is reached
   */
  startBuild(input: StartBuildInput): BuildRecord {
    const { idempotencyToken: token } = input;
    const requestDigest = createHash('sha256')
      .update(JSON.stringify(input))
      .digest('hex');
    const known = token === undefined ? undefined : this.tokens.get(token);
    if (known && Date.now() - known.usedAt < TOKEN_MS) {
      if (known.requestDigest === requestDigest)
        return this.build(known.buildId);
      throw invalidInput(
        `The idempotency token ${token} was used less than five minutes ago with other parameters. Use a new token for a new build.`,
      );
    }
    const build = this.addBuild(input);
    if (token !== undefined) {
      const record = { requestDigest, buildId: build.id, usedAt: Date.now() };
      this.tokens.put(token, record);
    }
    // Only when this call is answered for: its transaction may still fail.
    setImmediate(() => this.run(build.id));
    return build;
  }

  /** Stops a build; one that has ended stays as it is. Throws ResourceNotFoundException. */
  stopBuild(id: string): BuildRecord {
    const build = this.build(id);
    const running = this.running.get(id);
    if (running) running.run.end('STOPPED');
    else if (build.endedAt === undefined) this.markEnded(build, 'STOPPED');
    return this.build(id);
  }

  buildArn(id: string): string {
    return this.arn(`build/${id}`);
  }

  projectArn(name: string): string {
    return this.arn(`project/${name}`);
  }

  /** The ARN of a build's log stream. */
  logArn({ logGroup, logStream }: BuildRecord): string {
    const { region, accountId } = this.options;
    return `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}:log-stream:${logStream}`;
  }

  /** The console's page of a build's log. */
  logLink({ logGroup, logStream }: BuildRecord): string {
    const { region } = this.options;
    const part = (name: string) =>
      encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
    return `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${part(
      logGroup,
    )}/log-events/${part(logStream)}`;
  }

  clear(): void {
    for (const { run } of this.running.values()) run.abandon();
    this.projects.clear();
    this.builds.clear();
    this.tokens.clear();
  }

  /** Stops all builds, and waits until nothing is left of them. */
  async close(): Promise<void> {
    const running = [...this.running.values()];
    const message = 'The local AWS was stopped.';
    for (const { run } of running) {
      run.end('STOPPED', { statusCode: 'STOPPED', message });
    }
    await Promise.all(running.map(({ done }) => done));
  }

  private addBuild(input: StartBuildInput): BuildRecord {
    const project = this.project(input.projectName ?? '');
    this.checkLimit(project);
    const uuid = randomUUID();
    const { cloudWatchLogs } = project.logsConfig ?? {};
    const now = Date.now();
    const build: BuildRecord = {
      id: `${project.name}:${uuid}`,
      projectName: project.name,
      buildNumber: project.buildCount + 1,
      startedAt: now,
      status: 'IN_PROGRESS',
      phases: [
        {
          phaseType: 'SUBMITTED',
          phaseStatus: 'SUCCEEDED',
          startedAt: now,
          endedAt: now,
        },
        { phaseType: 'QUEUED', startedAt: now },
      ],
      buildspec: input.buildspecOverride ?? project.source?.buildspec ?? '',
      environment: project.environment,
      variables: mergeVariables(
        project.environment.environmentVariables,
        input.environmentVariablesOverride,
      ),
      serviceRole: project.serviceRole ?? '',
      encryptionKey: project.encryptionKey,
      timeoutInMinutes:
        input.timeoutInMinutesOverride ?? project.timeoutInMinutes,
      queuedTimeoutInMinutes: project.queuedTimeoutInMinutes,
      logGroup: cloudWatchLogs?.groupName ?? `/aws/codebuild/${project.name}`,
      logStream: cloudWatchLogs?.streamName
        ? `${cloudWatchLogs.streamName}/${uuid}`
        : uuid,
      hasLog: false,
    };
    const changed = { ...project, buildCount: build.buildNumber };
    this.projects.put(project.name, changed);
    this.save(build);
    return build;
  }

  private checkLimit({ name, concurrentBuildLimit }: ProjectRecord): void {
    const active = this.builds
      .list(name)
      .filter(({ endedAt }) => endedAt === undefined);
    if (!concurrentBuildLimit || active.length < concurrentBuildLimit) return;
    throw new AwsError(
      'AccountLimitExceededException',
      `Cannot have more than ${concurrentBuildLimit} active builds for the project ${name}`,
    );
  }

  private run(id: string): void {
    const build = this.builds.get(id);
    if (!build || build.endedAt !== undefined) return;
    const { logs, region, minuteMs, onDefect } = this.options;
    const run = new BuildRun(build, {
      log: new BuildLog(logs, build.logGroup, build.logStream),
      save: changed => {
        // A reset forgets builds that still end.
        if (this.builds.get(id)) this.save(changed);
      },
      buildArn: this.buildArn(id),
      region,
      minuteMs,
      onDefect,
    });
    const done = run.run().finally(() => this.running.delete(id));
    this.running.set(id, { run, done });
  }

  private save(build: BuildRecord): void {
    const before = this.builds.get(build.id)?.status;
    this.builds.put(build.id, build, build.projectName);
    if (build.status !== before) {
      this.options.onStatus?.(build, this.buildArn(build.id));
    }
  }

  private markEnded(build: BuildRecord, status: 'STOPPED' | 'FAULT'): void {
    const now = Date.now();
    const last = build.phases.at(-1);
    if (last) Object.assign(last, { phaseStatus: status, endedAt: now });
    build.phases.push({ phaseType: 'COMPLETED', startedAt: now });
    this.save({ ...build, status, endedAt: now });
  }

  /** What ran when the process was killed cannot go on. */
  private faultInterrupted(): void {
    for (const build of this.builds.list()) {
      if (build.endedAt === undefined) this.markEnded(build, 'FAULT');
    }
  }

  private arn(resource: string): string {
    const { region, accountId } = this.options;
    return `arn:aws:codebuild:${region}:${accountId}:${resource}`;
  }
}
