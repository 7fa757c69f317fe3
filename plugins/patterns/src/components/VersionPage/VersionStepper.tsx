import {
  RiCheckLine,
  RiCloseLine,
  RiLoader4Line,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import { VisuallyHidden } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { EntityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { versionSteps, type StepStatus } from './versionSteps';
import styles from './VersionStepper.module.css';

const icons = {
  done: RiCheckLine,
  current: RiLoader4Line,
  failed: RiCloseLine,
  waiting: RiSubtractLine,
};

const words: Record<StepStatus, string> = {
  done: 'done',
  current: 'under way',
  failed: 'stopped here',
  waiting: 'not yet',
};

/** Where a version stands on its way from submission to publication. */
export function VersionStepper(props: { version: PatternVersion }) {
  const { version } = props;
  return (
    <ol className={styles.steps} aria-label="Progress">
      {versionSteps(version).map(({ id, label, status, by, at }) => {
        // A person takes their time; only what the back end does turns.
        const waits = id === 'reviewed' && status === 'current';
        const Icon = waits ? RiTimeLine : icons[status];
        return (
          <li
            key={id}
            className={styles.step}
            data-status={status}
            data-turning={(status === 'current' && !waits) || undefined}
            aria-current={status === 'current' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden>
              <Icon size={16} />
            </span>
            <span className={styles.words}>
              <span className={styles.label}>{label}</span>
              <VisuallyHidden>{`, ${words[status]}`}</VisuallyHidden>
              <span className={styles.detail}>
                {at && <RelativeTime at={at} />}
                {by && (
                  <>
                    {' by '}
                    <EntityName entityRef={by} />
                  </>
                )}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
