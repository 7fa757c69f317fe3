import { randomUUID } from 'node:crypto';
import {
  BatchGetBuildsCommand,
  StartBuildCommand,
  StopBuildCommand,
  type Build,
} from '@aws-sdk/client-codebuild';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, toError } from '@backstage/errors';
import {
  packBundle,
  type BuildRequest,
  type BuildResult,
  type PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import { BuildLogStream } from './BuildLogStream';
import { BuildTransfer } from './BuildTransfer';
import { BuildNews } from './BuildNews';
import type { CodeBuildClients } from './CodeBuildClients';
import type { CodeBuildConfig } from './CodeBuildConfig';
import { packageSource } from './packageSource';
import { readOutputs } from './readOutputs';

/** How often a build is looked at, in milliseconds. CodeBuild has no long poll. */
const LOOK_MS = 3_000;
/** The same where events tell of its end; the log is read on meanwhile. */
const LOOK_MS_WITH_NEWS = 10_000;

/**
 * Builds CDK patterns in AWS CodeBuild. The project runs `buildspec.yaml` of
 * this module with a role that can read nothing; each build gets its source,
 * and sends its outputs, through URLs that are good for one object.
 * @public
 */
export class CodeBuildBuilder implements PatternBuilder {
  readonly name = 'codebuild';
  private readonly news: BuildNews;
  private readonly lookMs: number;

  constructor(
    private readonly options: {
      clients: CodeBuildClients;
      config: CodeBuildConfig;
      logger: LoggerService;
      /** Tells of what becomes of builds, so that they are looked at less often. */
      news?: BuildNews;
      /** How often a build is looked at, in milliseconds; 3,000 unless set, and 10,000 with news. */
      lookMs?: number;
    },
  ) {
    const { news, lookMs } = options;
    this.news = news ?? new BuildNews();
    this.lookMs = lookMs ?? (news ? LOOK_MS_WITH_NEWS : LOOK_MS);
  }

  async build(request: BuildRequest): Promise<BuildResult> {
    const { clients, config, logger } = this.options;
    const transfer = new BuildTransfer(clients, config);
    try {
      return await this.run(request, transfer);
    } finally {
      await transfer
        .remove()
        .catch(error =>
          logger.warn('Files of a build were not removed', toError(error)),
        );
    }
  }

  private async run(
    { content, log, signal }: BuildRequest,
    transfer: BuildTransfer,
  ): Promise<BuildResult> {
    const { clients, config } = this.options;
    const { tar } = await packBundle(content);
    const urls = await transfer.send(tar, signal);
    const packages = await packageSource(clients, config, signal);
    const stream = new BuildLogStream({
      clients,
      log,
      secrets: [urls.sourceUrl, urls.outputUrl, packages?.token ?? ''].filter(
        Boolean,
      ),
    });
    const ended = await this.supervise(
      await this.start({
        SOURCE_URL: urls.sourceUrl,
        OUTPUT_URL: urls.outputUrl,
        NPM_REGISTRY: packages?.url ?? '',
        NPM_TOKEN: packages?.token ?? '',
      }),
      stream,
      signal,
    );
    const { step, lastLines } = stream;
    if (ended.buildStatus === 'TIMED_OUT') {
      const reason = 'took longer than the CodeBuild project allows';
      return { outcome: 'failed', step, reason, lastLines };
    }
    const archive = await transfer.receive(signal);
    if (!archive) throw new Error(describeEnd(ended));
    const received = await readOutputs(archive).catch(error => {
      throw new ForwardedError('The outputs of the build are unusable', error);
    });
    return received.outcome === 'failed'
      ? { ...received, lastLines }
      : received;
  }

  private async start(variables: Record<string, string>): Promise<string> {
    const { build } = await this.options.clients.codeBuild.send(
      new StartBuildCommand({
        projectName: this.options.config.project,
        // The SDK's own retries repeat it: they start no second build.
        idempotencyToken: randomUUID(),
        environmentVariablesOverride: Object.entries(variables).map(
          ([name, value]) => ({ name, value, type: 'PLAINTEXT' }),
        ),
      }),
    );
    return build!.id!;
  }

  /** Follows a build to its end; stops it when nobody wants it any more. */
  private async supervise(
    id: string,
    stream: BuildLogStream,
    signal: AbortSignal,
  ): Promise<Build> {
    const watch = this.news.watch(id);
    try {
      for (;;) {
        const build = await this.find(id, signal);
        await stream.read(build.logs ?? {}, signal);
        if (build.buildComplete) {
          await stream.read(build.logs ?? {}, signal);
          return build;
        }
        await watch.wait(this.lookMs, signal);
      }
    } catch (error) {
      await this.stop(id);
      signal.throwIfAborted();
      throw error;
    } finally {
      watch.end();
    }
  }

  private async find(id: string, signal: AbortSignal): Promise<Build> {
    const { builds = [] } = await this.options.clients.codeBuild.send(
      new BatchGetBuildsCommand({ ids: [id] }),
      { abortSignal: signal },
    );
    if (!builds[0]) throw new Error(`CodeBuild does not know the build ${id}`);
    return builds[0];
  }

  private async stop(id: string): Promise<void> {
    const { clients, logger } = this.options;
    await clients.codeBuild
      .send(new StopBuildCommand({ id }))
      .catch(error =>
        logger.warn(`The build ${id} was not stopped`, toError(error)),
      );
  }
}

/** Why a build ended that sent nothing. */
function describeEnd({ id, buildStatus, phases = [] }: Build): string {
  const said = phases
    .flatMap(({ contexts = [] }) => contexts)
    // CodeBuild repeats the whole command before the reason.
    .map(({ message }) => message?.replace(/^.*Reason: /s, ''))
    .filter(Boolean)
    .join('; ');
  return `CodeBuild ended ${id} as ${buildStatus} without outputs${
    said ? `: ${said}` : ''
  }`;
}
