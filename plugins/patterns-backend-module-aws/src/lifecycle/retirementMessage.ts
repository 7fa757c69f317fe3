import type { MirroredVersion } from '@apo/backstage-plugin-patterns-node';

/** What npm says of a version; nothing of one that is published. */
export function retirementMessage({
  state,
  retirement,
}: Pick<MirroredVersion, 'state' | 'retirement'>): string {
  if (state === 'published') return '';
  const { reason = 'It is deprecated', successor } = retirement ?? {};
  const line = reason.replace(/\s+/g, ' ').trim();
  return successor ? `${line} Use the pattern ${successor} instead.` : line;
}
