import type {
  PatternVersion,
  Transition,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { publishedAt } from '../../usage/publicationsOf';

/** How far a step is. */
export type StepStatus = 'done' | 'current' | 'failed' | 'waiting';

/** One step of a version's way, with who took it and when. */
export type VersionStep = {
  id: 'submitted' | 'validated' | 'reviewed' | 'published';
  label: string;
  status: StepStatus;
  by?: string;
  at?: string;
};

const statuses: Record<VersionState, [StepStatus, StepStatus, StepStatus]> = {
  validating: ['current', 'waiting', 'waiting'],
  invalid: ['failed', 'waiting', 'waiting'],
  'in-review': ['done', 'current', 'waiting'],
  rejected: ['done', 'failed', 'waiting'],
  approved: ['done', 'done', 'current'],
  publishing: ['done', 'done', 'current'],
  'publish-failed': ['done', 'done', 'failed'],
  published: ['done', 'done', 'done'],
  deprecated: ['done', 'done', 'done'],
  revoked: ['done', 'done', 'done'],
};

/** The steps of a version's present bundle. */
export function versionSteps(version: PatternVersion): VersionStep[] {
  const [validated, reviewed, published] = statuses[version.state];
  const { review } = version;
  const checked = lastOf(version, ['in-review', 'invalid']);
  const failed = lastOf(version, ['publish-failed']);
  return [
    {
      id: 'submitted',
      label: 'Submitted',
      status: 'done',
      by: version.submittedBy,
      at: version.submittedAt,
    },
    {
      id: 'validated',
      label:
        { failed: 'Refused by the gate' }[validated as string] ?? 'Validated',
      status: validated,
      at: isOver(validated) ? checked?.at : undefined,
    },
    {
      id: 'reviewed',
      label:
        { failed: 'Rejected', current: 'In review' }[reviewed as string] ??
        'Reviewed',
      status: reviewed,
      by: isOver(reviewed) ? review?.reviewer : undefined,
      at: isOver(reviewed) ? review?.at : undefined,
    },
    {
      id: 'published',
      label:
        { failed: 'Publishing failed' }[published as string] ?? 'Published',
      status: published,
      at: published === 'failed' ? failed?.at : publishedAt(version),
    },
  ];
}

function isOver(status: StepStatus) {
  return status === 'done' || status === 'failed';
}

/** The last time that the present bundle came into one of the states. */
function lastOf(
  { history, digest }: PatternVersion,
  states: VersionState[],
): Transition | undefined {
  return [...history]
    .filter(t => t.digest === digest && states.includes(t.to))
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
}
