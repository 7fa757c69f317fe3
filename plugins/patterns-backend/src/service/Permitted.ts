import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  historyReadPermission,
  patternLaunchPermission,
  patternReadPermission,
  patternReadUnpublishedPermission,
  patternSubscribePermission,
  patternUpdatePermission,
  publicVersionStates,
  releaseRetryPermission,
  versionDeprecatePermission,
  versionReviewPermission,
  versionRevokePermission,
  versionSubmitPermission,
} from '@apo/backstage-plugin-patterns-common';
import type { VersionRecord } from '@apo/backstage-plugin-patterns-node';
import { absence } from './absence';
import { HiddenError } from './HiddenError';
import type { PatternAccess } from './PatternAccess';

/** What a caller may do with one pattern. */
export type Permitted = Record<keyof typeof permissions, boolean>;

const permissions = {
  read: patternReadPermission,
  readUnpublished: patternReadUnpublishedPermission,
  submit: versionSubmitPermission,
  update: patternUpdatePermission,
  review: versionReviewPermission,
  retry: releaseRetryPermission,
  history: historyReadPermission,
  deprecate: versionDeprecatePermission,
  revoke: versionRevokePermission,
  subscribe: patternSubscribePermission,
  launch: patternLaunchPermission,
};

/** Asks for all of it with one question. */
export async function readPermitted(
  access: PatternAccess,
  patternName: string,
  credentials: BackstageCredentials,
): Promise<Permitted> {
  const answers = await access.mayEach(
    Object.values(permissions),
    patternName,
    credentials,
  );
  const names = Object.keys(permissions);
  return Object.fromEntries(
    names.map((name, index) => [name, answers[index]]),
  ) as Permitted;
}

/** Whether the caller may see a version. */
export function canSee(version: VersionRecord, may: Permitted): boolean {
  return may.read && (may.readUnpublished || isPublic(version));
}

/** @throws HiddenError that reads as if there were no such version. */
export function demandSight(version: VersionRecord, may: Permitted): void {
  if (canSee(version, may)) return;
  throw new HiddenError(absence(version.patternName, version.version));
}

/** Whether everybody may see a version who may see its pattern. */
export function isPublic({ state }: VersionRecord): boolean {
  return publicVersionStates.includes(state);
}
