import { forwardRef } from 'react';
import { Link } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import type { Transition } from '@apo/backstage-plugin-patterns-common';
import { ActorName } from '../shared/ActorName';
import { Comment } from '../shared/Comment';
import { Digest } from '../shared/Digest';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { describeStep } from './describeStep';
import styles from './History.module.css';

/** One step: what happened to which version, when, by whom, and to which bundle. */
export const HistoryEntry = forwardRef<
  HTMLLIElement,
  { step: Transition; href?: string }
>((props, row) => {
  const { step, href } = props;
  const { from, label, tone } = describeStep(step);
  return (
    <li className={styles.entry} ref={row} tabIndex={-1}>
      <div className={styles.head}>
        {href && (
          <Link href={href} className={styles.version}>
            {step.version}
          </Link>
        )}
        <span className={styles.what}>
          {from && (
            <>
              <span className={styles.from}>{from}</span>
              <RiArrowRightLine size={14} aria-label="to" role="img" />
            </>
          )}
          <ToneLabel tone={tone} label={label} />
        </span>
      </div>
      <div className={styles.detail}>
        <RelativeTime at={step.at} /> by <ActorName actor={step.actor} />,
        digest <Digest digest={step.digest} />
      </div>
      {step.comment && <Comment text={step.comment} />}
    </li>
  );
});
HistoryEntry.displayName = 'HistoryEntry';
