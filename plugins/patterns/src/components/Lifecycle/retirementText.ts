import type { Retirement } from '@apo/backstage-plugin-patterns-common';

/** Why something is retired and what to use instead, in one line. */
export function retirementText({ reason, successor }: Retirement): string {
  return successor ? `${reason} Use ${successor} instead.` : reason;
}
