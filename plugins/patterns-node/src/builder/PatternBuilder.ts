import type { BuildStep } from '@apo/backstage-plugin-patterns-common';
import type { BundleContent } from '../bundle/Bundle';

/** What to build. @public */
export type BuildRequest = {
  /**
   * The files of an npm package with its lockfile. The portal has set name and
   * version in package.json and has checked that nothing in it chooses where
   * packages come from.
   */
  content: BundleContent;
  /** Takes the output as it comes, in whole lines with their line ends. */
  log: (text: string) => void;
  signal: AbortSignal;
};

/** A package that the lockfile brought. @public */
export type InstalledPackage = {
  name: string;
  version: string;
  /** SPDX expression, as its own package.json says. */
  license?: string;
};

/** What a build made. @public */
export type BuildOutput = {
  /** The packed npm package, which is published byte for byte. */
  tarball: Buffer;
  /** Synthesized templates, by their path in the package's folder, below `cdk.out`. */
  templates: BundleContent;
  installed: InstalledPackage[];
};

/** How a build ended. @public */
export type BuildResult =
  | { outcome: 'built'; output: BuildOutput }
  | {
      outcome: 'failed';
      step: BuildStep;
      /** Continues "The step": `ended with exit code 1`, `took longer than 600 s`. */
      reason: string;
      /** The last lines that the step wrote, at most {@link LAST_LINES}. */
      lastLines: string[];
    };

/** Lines of a failed step that a finding shows. @public */
export const LAST_LINES = 30;

/**
 * Builds a CDK pattern: installs from the lockfile without install scripts,
 * then runs the scripts `build`, `test` and `synth` of the package, where they
 * are, and packs it. Templates are what `synth` leaves as
 * `cdk.out/*.template.json`; `CDK_OUTDIR` is set to that folder.
 *
 * From `build` on the author's code runs. It must see no credentials, no file
 * of the back end and no network, and nothing of it may live on.
 * @public
 */
export interface PatternBuilder {
  /** Name in the configuration, such as `local`. */
  readonly name: string;
  /**
   * @throws Error when the builder itself failed; the version is then refused.
   * The signal's reason when it was aborted.
   */
  build(request: BuildRequest): Promise<BuildResult>;
}
