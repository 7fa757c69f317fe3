/** The phases in which commands run, as a buildspec names them and in their order. */
export const COMMAND_PHASES = [
  'install',
  'pre_build',
  'build',
  'post_build',
] as const;

/** One of the phases in which commands run. */
export type CommandPhase = (typeof COMMAND_PHASES)[number];

/** The commands of one phase. */
export interface PhaseCommands {
  commands: string[];
  /** Run after the commands, even if one of them failed. */
  finally: string[];
}

/** A buildspec of version 0.2. */
export interface Buildspec {
  variables: Record<string, string>;
  phases: Record<CommandPhase, PhaseCommands>;
}

/** A buildspec that CodeBuild cannot read: the build fails with it. */
export class BuildspecError extends Error {}
