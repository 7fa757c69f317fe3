import { VisuallyHidden } from '@backstage/ui';
import { ToneIcon } from '../shared/ToneLabel';
import type { Tone } from '../shared/words';
import type { BuildStepStatus, readSteps } from './buildSteps';
import styles from './BuildLog.module.css';

const tones: Record<BuildStepStatus, Tone> = {
  done: 'positive',
  current: 'busy',
  failed: 'negative',
  waiting: 'neutral',
};

const words: Record<BuildStepStatus, string> = {
  done: 'done',
  current: 'under way',
  failed: 'failed',
  waiting: 'not yet',
};

/** The steps of a build in a row, with the present one marked. */
export function StepRow(props: { steps: ReturnType<typeof readSteps> }) {
  const { steps } = props;
  return (
    <ol className={styles.steps} aria-label="Steps of the build">
      {steps.map(({ step, status }) => (
        <li
          key={step}
          className={styles.step}
          data-status={status}
          aria-current={status === 'current' ? 'step' : undefined}
        >
          <ToneIcon tone={tones[status]} />
          {step}
          <VisuallyHidden>{`, ${words[status]}`}</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}
