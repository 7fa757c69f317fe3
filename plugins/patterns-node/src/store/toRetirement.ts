import type { Retirement } from '@apo/backstage-plugin-patterns-common';
import type { RetirementRecord } from './PatternStore';

/** Why a version is retired, without what it was before. @public */
export function toRetirement(
  record: RetirementRecord | null | undefined,
): Retirement | undefined {
  if (!record) return undefined;
  const { before: _before, ...retirement } = record;
  return retirement;
}
