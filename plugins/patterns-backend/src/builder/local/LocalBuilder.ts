import { mkdir } from 'node:fs/promises';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  BuildRequest,
  BuildResult,
  PatternBuilder,
} from '@apo/backstage-plugin-patterns-node';
import {
  BUILD_FOLDERS,
  removeStaleFolders,
  withPrivateFolder,
} from '../../process/privateFolder';
import { BuildFolder } from './BuildFolder';
import type { Isolation } from './isolation/Isolation';
import { LocalBuild, type BuildSettings } from './LocalBuild';
import {
  defaultLocalBuilderLimits,
  type LocalBuilderLimits,
} from './LocalBuilderLimits';
import { privateNpm } from './PrivateNpm';
import { StepLog } from './StepLog';

/** How a builder on this machine works. */
export type LocalBuilderOptions = {
  isolation: Isolation;
  limits?: Partial<LocalBuilderLimits>;
  /** npm configuration of the step that installs. */
  npmrc?: string;
  /** Registry to install from, instead of that of the configuration. */
  registry?: string;
  /** Keeps npm and npm's cache between builds. */
  cacheFolder: string;
  /** Stands at the head of every build's log. */
  warning?: string;
  logger?: LoggerService;
};

/** A folder older than all steps of a build together is of a killed one. */
const STEPS = 5;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Builds CDK patterns on this machine, each step in a process tree of its own,
 * kept from the machine as far as its isolation goes.
 */
export class LocalBuilder implements PatternBuilder {
  readonly name = 'local';

  private constructor(
    private readonly settings: BuildSettings,
    private readonly warning: string | undefined,
  ) {}

  /**
   * Makes a builder ready, and removes what killed builds have left.
   *
   * @throws Error when npm is not installed as it should be.
   */
  static async create(options: LocalBuilderOptions): Promise<LocalBuilder> {
    const { isolation, cacheFolder } = options;
    const limits = { ...defaultLocalBuilderLimits, ...options.limits };
    await removeStaleFolders(
      Date.now(),
      BUILD_FOLDERS,
      STEPS * limits.stepTimeoutMs + HOUR_MS,
    );
    await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
    const settings = {
      isolation,
      limits,
      npm: await privateNpm(cacheFolder),
      cache: await createCache(options),
      userConfig: options.npmrc,
      registry: options.registry,
    };
    options.logger?.info(
      `Patterns are built on this machine, isolated by ${isolation.name}`,
    );
    return new LocalBuilder(settings, options.warning);
  }

  async build(request: BuildRequest): Promise<BuildResult> {
    request.signal.throwIfAborted();
    const { isolation, limits } = this.settings;
    const log = new StepLog(request.log, limits.logBytes);
    if (this.warning) log.note(this.warning);
    return withPrivateFolder(path => {
      const folder = new BuildFolder(path, isolation.owner);
      return new LocalBuild(this.settings, folder, request, log).run();
    }, BUILD_FOLDERS);
  }
}

/** npm's cache, one for each user that writes it. */
async function createCache({
  cacheFolder,
  isolation: { owner },
}: LocalBuilderOptions): Promise<string> {
  const cache = join(cacheFolder, owner ? `cache-${owner.uid}` : 'cache');
  await mkdir(cache, { recursive: true, mode: 0o700 });
  if (owner) chownSync(cache, owner.uid, owner.gid);
  return cache;
}
