import type {
  PatternLifecycle,
  PatternType,
  Severity,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';

/** How good or bad something is; shown by colour, icon and word together. */
export type Tone = 'neutral' | 'busy' | 'positive' | 'warning' | 'negative';

/** What a version's state is called, and its tone. */
export const stateWords: Record<VersionState, { label: string; tone: Tone }> = {
  validating: { label: 'Validating', tone: 'busy' },
  invalid: { label: 'Invalid', tone: 'negative' },
  'in-review': { label: 'In review', tone: 'neutral' },
  rejected: { label: 'Rejected', tone: 'negative' },
  approved: { label: 'Approved', tone: 'busy' },
  publishing: { label: 'Publishing', tone: 'busy' },
  'publish-failed': { label: 'Publishing failed', tone: 'negative' },
  published: { label: 'Published', tone: 'positive' },
  deprecated: { label: 'Deprecated', tone: 'warning' },
  revoked: { label: 'Revoked', tone: 'negative' },
};

/** What a pattern's lifecycle is called, and its tone. */
export const lifecycleWords: Record<
  PatternLifecycle,
  { label: string; tone: Tone }
> = {
  unpublished: { label: 'Not yet published', tone: 'neutral' },
  active: { label: 'Active', tone: 'positive' },
  deprecated: { label: 'Deprecated', tone: 'warning' },
  revoked: { label: 'Revoked', tone: 'negative' },
};

/** What a pattern's type is called. */
export const typeWords: Record<PatternType, string> = {
  CFN: 'CloudFormation',
  CDK: 'CDK',
};

/** What a severity is called, and its tone; the order is most severe first. */
export const severityWords: Record<Severity, { label: string; tone: Tone }> = {
  error: { label: 'Error', tone: 'negative' },
  warning: { label: 'Warning', tone: 'warning' },
  info: { label: 'Info', tone: 'neutral' },
};

/** Every severity, most severe first. */
export const severities = Object.keys(severityWords) as Severity[];

/** A count with its noun: `1 finding`, `2 findings`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
