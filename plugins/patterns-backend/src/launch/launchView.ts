import type { Capability, Launch } from '@apo/backstage-plugin-patterns-common';
import type { LaunchRecord } from '@apo/backstage-plugin-patterns-node';

/** Who looks at a launch. */
export type LaunchViewer = {
  /** Entity ref of the person; undefined for a service. */
  caller?: string;
  /** Whether they may end what others launched. */
  mayEndAll: boolean;
};

/**
 * A launch as somebody may see it: all of it for who launched it, who uses what
 * and in which state for everybody else.
 */
export function toLaunchView(
  launch: LaunchRecord,
  viewer: LaunchViewer,
): Launch {
  const { id, kind, patternName, version, name, state } = launch;
  const { launchedBy, launchedAt, updatedAt } = launch;
  const open = {
    id,
    kind,
    patternName,
    version,
    name,
    state,
    launchedBy,
    launchedAt,
    updatedAt,
    can: { end: endCapability(launch, viewer) },
  };
  if (launchedBy !== viewer.caller) return open;
  const { targetName, accountId, region, provisionedProductId } = launch;
  const { url, message, parameters, outputs } = launch;
  return {
    ...open,
    targetName,
    accountId,
    region,
    provisionedProductId,
    url,
    message,
    parameters,
    outputs,
  };
}

/** Whether somebody may end it now. */
export function endCapability(
  { launchedBy, state }: LaunchRecord,
  { caller, mayEndAll }: LaunchViewer,
): Capability {
  if (launchedBy !== caller && !mayEndAll) {
    return {
      allowed: false,
      reason: 'Only who launched it and platform administrators end it',
    };
  }
  const reason = {
    starting: 'It has just begun: wait until it has ended',
    running: 'It is at work: wait until that has ended',
    ending: 'It is being ended already',
    ended: 'It has ended',
    available: undefined,
    failed: undefined,
    recorded: undefined,
  }[state];
  return reason ? { allowed: false, reason } : { allowed: true };
}
