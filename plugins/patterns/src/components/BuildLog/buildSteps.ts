import {
  buildSteps,
  headingOf,
  type BuildStep,
} from '@apo/backstage-plugin-patterns-common';

/** How far a step is. */
export type BuildStepStatus = 'done' | 'current' | 'failed' | 'waiting';

/**
 * Where each step stands by the headings of a log. The builder's last word on a
 * step that failed is a note of its own about it: `== test ended with exit code 1`.
 */
export function readSteps(
  lines: readonly string[],
  complete: boolean,
): { step: BuildStep; status: BuildStepStatus }[] {
  const reached = lines.reduce((last, line) => {
    const step = headingOf(line);
    return step ? Math.max(last, buildSteps.indexOf(step)) : last;
  }, -1);
  const end = statusOfLast(lines, buildSteps[reached], complete);
  return buildSteps.map((step, index) => {
    if (index === reached) return { step, status: end };
    return { step, status: index < reached ? 'done' : 'waiting' };
  });
}

function statusOfLast(
  lines: readonly string[],
  step: BuildStep | undefined,
  complete: boolean,
): BuildStepStatus {
  if (lines.at(-1)?.startsWith(`== ${step} `)) return 'failed';
  if (!complete) return 'current';
  return step === 'pack' ? 'done' : 'failed';
}
