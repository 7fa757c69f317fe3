import { useMemo } from 'react';
import { Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import type { BundleRef } from '../../hooks/useBundleFile';
import { useBuildLog } from '../../hooks/useBuildLog';
import { CopyButton } from '../shared/CopyBlock';
import { describeError } from '../shared/describeError';
import { ErrorState } from '../shared/ErrorState';
import { count } from '../shared/words';
import { readSteps } from './buildSteps';
import { LogBox } from './LogBox';
import { StepRow } from './StepRow';
import styles from './BuildLog.module.css';

/** What the build of a CDK version writes, as it writes it when it is `live`. */
export function BuildLog(props: { bundle: BundleRef; live?: boolean }) {
  const { bundle, live = false } = props;
  const { log, complete, error, refused, retry } = useBuildLog(bundle, live);
  const { lines, dropped } = log;
  const steps = useMemo(() => readSteps(lines, complete), [lines, complete]);
  const text = useMemo(() => lines.join('\n'), [lines]);
  if (error && refused) {
    return (
      <ErrorState
        title="The build log could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (lines.length === 0 && complete) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        This version has no build log: nothing was built.
      </Text>
    );
  }
  const present = steps.find(({ status }) => status === 'current');
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <StepRow steps={steps} />
        {lines.length > 0 && <CopyButton label="Copy build log" text={text} />}
      </div>
      {/* The steps only: a log that is read out line by line drowns all else. */}
      <VisuallyHidden role="status">
        {live && (present ? `Step ${present.step}` : complete && 'Build ended')}
      </VisuallyHidden>
      {dropped > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {`The first ${count(dropped, 'line')} of the log are left out here.`}
        </Text>
      )}
      {lines.length > 0 ? <LogBox lines={lines} /> : <Waiting live={live} />}
      {error && (
        <Text as="p" variant="body-small" color="secondary">
          {`The log could not be read just now and is asked for again. ${describeError(
            error,
          )}`}
        </Text>
      )}
    </div>
  );
}

function Waiting(props: { live: boolean }) {
  return props.live ? (
    <Text as="p" variant="body-medium" color="secondary">
      The build has not written anything yet.
    </Text>
  ) : (
    <div aria-busy="true">
      <Skeleton width="100%" height={160} />
    </div>
  );
}
