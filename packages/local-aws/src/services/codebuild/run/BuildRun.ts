import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  BuildPhaseType,
  PhaseContext,
  StatusType,
} from '@aws-sdk/client-codebuild';
import {
  Buildspec,
  BuildspecError,
  COMMAND_PHASES,
  PhaseCommands,
} from '../buildspec/Buildspec';
import { parseBuildspec } from '../buildspec/parseBuildspec';
import type { BuildRecord } from '../records';
import { BuildLog } from './BuildLog';
import { killStragglers } from './killStragglers';
import { Shell } from './Shell';

/** What a run needs of its surroundings. */
export interface BuildRunOptions {
  log: BuildLog;
  /** Keeps the record as it is now. */
  save: (build: BuildRecord) => void;
  buildArn: string;
  region: string;
  /** How many milliseconds a minute of the build's time limit has. */
  minuteMs: number;
  /** Told of errors that are defects of the local AWS. */
  onDefect: (error: unknown) => void;
}

const NO_CONTEXT: PhaseContext = { statusCode: '', message: '' };
const TIMED_OUT: PhaseContext = {
  statusCode: 'BUILD_TIMED_OUT',
  message: 'Build has timed out. ',
};

/** Runs one build: its phases, in order, until it ends or is ended. */
export class BuildRun {
  private readonly root = mkdtempSync(join(tmpdir(), 'local-codebuild-'));
  private readonly timer: NodeJS.Timeout;
  private shell?: Shell;

  constructor(
    private readonly build: BuildRecord,
    private readonly options: BuildRunOptions,
  ) {
    const { timeoutInMinutes } = build;
    this.timer = setTimeout(
      () => this.end('TIMED_OUT', TIMED_OUT),
      timeoutInMinutes * options.minuteMs,
    );
  }

  /** Runs to the end; resolves when no process and no file of the build is left. */
  async run(): Promise<void> {
    try {
      await this.perform();
    } catch (error) {
      this.options.onDefect(error);
      const message = String(error);
      this.end('FAULT', { statusCode: 'INTERNAL_ERROR', message });
    }
    clearTimeout(this.timer);
    this.shell?.kill();
    await this.shell?.closed;
    killStragglers(`CODEBUILD_BUILD_ARN=${this.options.buildArn}`);
    this.options.log.flush();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Ends the build at once, in the phase that it is in; one that has ended stays as it is. */
  end(status: StatusType, context: PhaseContext = NO_CONTEXT): void {
    if (this.build.endedAt !== undefined) return;
    this.finishPhase(status, context);
    this.complete(status);
    this.shell?.kill();
  }

  /** Ends it without a trace: its record and its log are gone. */
  abandon(): void {
    this.options.log.discard();
    this.end('STOPPED');
  }

  private async perform(): Promise<void> {
    this.enter('PROVISIONING');
    this.options.log.open();
    this.build.hasLog = true;
    this.enter('DOWNLOAD_SOURCE');
    const buildspec = this.readBuildspec();
    if (!buildspec) return;
    const environment = this.environmentOf(buildspec);
    let hasFailed = false;
    for (const name of COMMAND_PHASES) {
      const phase = buildspec.phases[name];
      const succeeds = await this.runPhase(
        name.toUpperCase() as BuildPhaseType,
        phase,
        environment,
      );
      if (this.hasEnded()) return;
      if (succeeds) continue;
      hasFailed = true;
      // Only a failed build phase is followed by another.
      if (name !== 'build') break;
      const shell = this.shellWith(environment);
      await shell.run('export CODEBUILD_BUILD_SUCCEEDING=0');
    }
    this.enter('UPLOAD_ARTIFACTS');
    this.enter('FINALIZING');
    this.finishPhase('SUCCEEDED');
    this.complete(hasFailed ? 'FAILED' : 'SUCCEEDED');
  }

  private readBuildspec(): Buildspec | undefined {
    try {
      return parseBuildspec(this.build.buildspec);
    } catch (error) {
      if (!(error instanceof BuildspecError)) throw error;
      const context = { statusCode: 'YAML_FILE_ERROR', message: error.message };
      this.end('FAILED', context);
      return undefined;
    }
  }

  /** Everything that the commands see: nothing of this process's own, but its PATH. */
  private environmentOf({ variables }: Buildspec): Record<string, string> {
    const folder = (name: string) => {
      mkdirSync(join(this.root, name));
      return join(this.root, name);
    };
    const { region, buildArn } = this.options;
    const given = this.build.variables.map(({ name, value }) => [name, value]);
    return {
      PATH: process.env.PATH ?? '',
      HOME: folder('home'),
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      ...variables,
      ...Object.fromEntries(given),
      CODEBUILD_BUILD_ARN: buildArn,
      CODEBUILD_BUILD_ID: this.build.id,
      CODEBUILD_BUILD_SUCCEEDING: '1',
      CODEBUILD_SRC_DIR: folder('src'),
    };
  }

  private async runPhase(
    phaseType: BuildPhaseType,
    phase: PhaseCommands,
    environment: Record<string, string>,
  ): Promise<boolean> {
    this.enter(phaseType);
    const failure = await this.runCommands(phase.commands, environment);
    const lastFailure = await this.runCommands(phase.finally, environment);
    if (this.hasEnded()) return false;
    const context = failure ?? lastFailure;
    this.finishPhase(context ? 'FAILED' : 'SUCCEEDED', context);
    return !context;
  }

  /** Runs commands up to the first that fails; its context, if there is one. */
  private async runCommands(
    commands: string[],
    environment: Record<string, string>,
  ): Promise<PhaseContext | undefined> {
    const { log } = this.options;
    for (const command of commands) {
      if (this.hasEnded()) return undefined;
      log.note(`Running command ${command}`);
      const status = await this.shellWith(environment).run(command);
      if (status !== 0 && !this.hasEnded()) {
        const reason = `exit status ${status}`;
        log.note(`Command did not exit successfully ${command} ${reason}`);
        return {
          statusCode: 'COMMAND_EXECUTION_ERROR',
          message: `Error while executing command: ${command}. Reason: ${reason}`,
        };
      }
    }
    return undefined;
  }

  private shellWith(environment: Record<string, string>): Shell {
    if (!this.shell || this.shell.hasEnded) {
      this.shell = new Shell({
        folder: environment.CODEBUILD_SRC_DIR,
        environment,
        stateFile: join(this.root, 'shell-state'),
        onOutput: text => this.options.log.write(text),
      });
    }
    return this.shell;
  }

  private hasEnded(): boolean {
    return this.build.endedAt !== undefined;
  }

  /** Begins a phase, and with it ends the one before, if that is still open. */
  private enter(phaseType: BuildPhaseType): void {
    this.finishPhase('SUCCEEDED');
    this.build.phases.push({ phaseType, startedAt: Date.now() });
    if (this.build.hasLog) this.options.log.note(`Entering phase ${phaseType}`);
    this.options.save(this.build);
  }

  private finishPhase(status: StatusType, context = NO_CONTEXT): void {
    const phase = this.build.phases.at(-1);
    if (!phase || phase.phaseStatus) return;
    phase.phaseStatus = status;
    phase.endedAt = Date.now();
    phase.contexts = [context];
    if (!this.build.hasLog) return;
    const { log } = this.options;
    const { statusCode, message } = context;
    log.note(`Phase complete: ${phase.phaseType} State: ${status}`);
    log.note(`Phase context status code: ${statusCode} Message: ${message}`);
  }

  private complete(status: StatusType): void {
    const now = Date.now();
    this.build.phases.push({ phaseType: 'COMPLETED', startedAt: now });
    this.build.status = status;
    this.build.endedAt = now;
    // The log first: who sees the build complete reads it to its end.
    this.options.log.flush();
    this.options.save(this.build);
  }
}
