/** The steps of the build of a CDK pattern, in their order. @public */
export const buildSteps = [
  'install',
  'build',
  'test',
  'synth',
  'pack',
] as const;

/** One step of a build. @public */
export type BuildStep = (typeof buildSteps)[number];

/** The step that a line of a build's log begins; what a step writes never does. @public */
export function headingOf(line: string): BuildStep | undefined {
  const name = /^== ([a-z]+):/.exec(line)?.[1];
  return buildSteps.find(step => step === name);
}
