import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildStep } from '@apo/backstage-plugin-patterns-common';
import type {
  BuildOutput,
  BuildRequest,
  BuildResult,
} from '@apo/backstage-plugin-patterns-node';
import type { BuildFolder } from './BuildFolder';
import { installArguments } from './installArguments';
import { writeInstallConfig } from './installConfig';
import type { Isolation, Mount, StepPlace } from './isolation/Isolation';
import type { LocalBuilderLimits } from './LocalBuilderLimits';
import { OwnFileError } from './ownFile';
import type { PrivateNpm } from './PrivateNpm';
import { readInstalled } from './readInstalled';
import { readPacked } from './readPacked';
import { readScripts } from './readScripts';
import { readTemplates } from './readTemplates';
import { runStep } from './runStep';
import { baseEnvironment, stepEnvironment } from './stepEnvironment';
import type { StepLog } from './StepLog';

/** What all builds of a builder share. */
export type BuildSettings = {
  isolation: Isolation;
  limits: LocalBuilderLimits;
  npm: PrivateNpm;
  /** npm's cache, which only the step that installs sees. */
  cache: string;
  /** npm configuration, which only the step that installs sees. */
  userConfig?: string;
  registry?: string;
};

/** Ends a build; not an error of the builder. */
class StepFailure extends Error {
  constructor(readonly step: BuildStep, readonly reason: string) {
    super(`${step} ${reason}`);
  }
}

/** How a step differs from the others. */
type StepOptions = {
  npmArguments: string[];
  env?: Record<string, string>;
  /** Only for npm alone, which runs no code of the author. */
  network?: boolean;
  mounts?: Mount[];
};

/** One build, from its package to its output. */
export class LocalBuild {
  constructor(
    private readonly settings: BuildSettings,
    private readonly folder: BuildFolder,
    private readonly request: BuildRequest,
    private readonly log: StepLog,
  ) {}

  /** @throws Error when the builder itself failed, or the build was aborted. */
  async run(): Promise<BuildResult> {
    try {
      return { outcome: 'built', output: await this.runSteps() };
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      const { step, reason } = error;
      this.log.note(`${step} ${reason}`);
      return {
        outcome: 'failed',
        step,
        reason,
        lastLines: this.log.lastLines,
      };
    }
  }

  private async runSteps(): Promise<BuildOutput> {
    const { content } = this.request;
    await this.folder.write(content);
    await this.install();
    // Before any code of the author can change what it says.
    const installed = await readInstalled(this.folder.package);
    const scripts = readScripts(content);
    for (const step of ['build', 'test', 'synth'] as const) {
      if (scripts.has(step)) await this.runScript(step);
      else this.skip(step);
    }
    const templates = await taking('synth', readTemplates(this.folder.package));
    return { tarball: await this.pack(), templates, installed };
  }

  private async install() {
    this.log.heading('install', 'npm ci --ignore-scripts');
    const { cache, userConfig, registry } = this.settings;
    const cacheMount = this.mount('cache', cache, true);
    const config = this.mount(
      'config',
      join(this.folder.path, 'config'),
      false,
    );
    const env = await writeInstallConfig(config.from, config.to, userConfig);
    await this.folder.handOver(config.from);
    try {
      await this.runNpm('install', {
        npmArguments: installArguments({ cache: cacheMount.to, registry }),
        env,
        network: true,
        mounts: [cacheMount, config],
      });
    } finally {
      await rm(config.from, { recursive: true });
    }
  }

  private async runScript(step: BuildStep) {
    this.log.heading(step, `npm run ${step}`);
    await this.runNpm(step, { npmArguments: ['run', step] });
  }

  private skip(step: BuildStep) {
    if (step === 'synth') {
      throw new StepFailure(
        step,
        'has nothing to run: add a script synth to package.json that writes templates to cdk.out',
      );
    }
    this.log.heading(step, 'package.json has no such script');
  }

  private async pack(): Promise<Buffer> {
    this.log.heading('pack', 'npm pack --ignore-scripts');
    if (await this.folder.restoreManifest(this.request.content)) {
      this.log.note('pack takes package.json as it was submitted');
    }
    const packed = this.mount('packed', join(this.folder.path, 'packed'), true);
    await mkdir(packed.from);
    await this.folder.handOver(packed.from);
    await this.runNpm('pack', {
      npmArguments: [
        'pack',
        '--ignore-scripts',
        '--script-shell=/bin/false',
        '--git=/bin/false',
        '--no-workspaces',
        '--globalconfig=/dev/null',
        `--pack-destination=${packed.to}`,
      ],
      mounts: [packed],
    });
    return taking('pack', readPacked(packed.from));
  }

  private async runNpm(step: BuildStep, options: StepOptions) {
    const { isolation, limits, npm } = this.settings;
    await taking(step, this.folder.removeSettings());
    const { own, home, temporary } = await this.folder.forStep(step);
    const mounts = {
      package: this.mount('package', this.folder.package, true),
      home: this.mount('home', home, true),
      temporary: this.mount('temporary', temporary, true),
      node: this.mount('node', process.execPath, false),
      npm: this.mount('npm', npm.folder, false),
      tools: this.mount('tools', this.folder.tools, false),
    };
    const paths = {
      package: mounts.package.to,
      home: mounts.home.to,
      temporary: mounts.temporary.to,
      node: mounts.node.to,
      tools: mounts.tools.to,
    };
    const program = join(mounts.npm.to, npm.program);
    await this.folder.writeTools(paths.node, program);
    const failure = await runStep({
      isolation,
      limits,
      step: {
        command: [paths.node, program, ...options.npmArguments],
        cwd: paths.package,
        env: options.network
          ? { ...baseEnvironment(paths), ...options.env }
          : stepEnvironment(paths),
        mounts: [...Object.values(mounts), ...(options.mounts ?? [])],
        network: options.network ?? false,
        folder: own,
      },
      buildFolder: this.folder.path,
      log: this.log,
      signal: this.request.signal,
    });
    if (failure) throw new StepFailure(step, failure);
  }

  private mount(place: StepPlace, from: string, writable: boolean): Mount {
    return { from, to: this.settings.isolation.place(place, from), writable };
  }
}

/** What the code of a build left and cannot be taken fails its step. */
async function taking<T>(step: BuildStep, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof OwnFileError) {
      throw new StepFailure(step, error.message);
    }
    throw error;
  }
}
