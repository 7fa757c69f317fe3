import { Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { Digest } from '../shared/Digest';
import { EntityName } from '../shared/EntityName';
import { RelativeTime } from '../shared/RelativeTime';
import { ToneLabel } from '../shared/ToneLabel';
import { stateWords } from '../shared/words';
import styles from './VersionPage.module.css';

/** Every step that a version took, newest first. */
export function VersionHistory(props: { version: PatternVersion }) {
  const { version } = props;
  const steps = [...version.history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section aria-labelledby="version-history">
      <Text as="h3" variant="title-x-small" weight="bold" id="version-history">
        History
      </Text>
      <ol className={styles.history} aria-label="History, newest first">
        {steps.map((step, index) => (
          <li key={index}>
            <ToneLabel {...quiet(stateWords[step.to])} />
            <span className={styles.historyDetail}>
              <RelativeTime at={step.at} /> by{' '}
              <EntityName entityRef={step.actor} />, digest{' '}
              <Digest digest={step.digest} />
            </span>
            {step.comment && (
              <blockquote className={styles.comment}>{step.comment}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is over does not move any more. */
function quiet({ tone, label }: (typeof stateWords)['validating']) {
  return { tone: tone === 'busy' ? ('neutral' as const) : tone, label };
}
