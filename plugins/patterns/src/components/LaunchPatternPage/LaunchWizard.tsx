import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Text } from '@backstage/ui';
import type {
  PatternVersion,
  Publication,
  TemplateParameter,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { ErrorState } from '../shared/ErrorState';
import { IntoView } from '../shared/IntoView';
import { useFocusInvalid } from '../shared/useFocusInvalid';
import { toLaunchRequest } from './launchForm';
import { LaunchFields } from './LaunchFields';
import { LaunchReview } from './LaunchReview';
import { useLaunchForm } from './useLaunchForm';
import styles from './LaunchPatternPage.module.css';

type Step = 'fill' | 'review';

/**
 * Fill in, look it over, launch. What is typed survives every step and every
 * failure, and is kept nowhere but here: a secret is gone with the page.
 */
export function LaunchWizard(props: {
  version: PatternVersion;
  targets: readonly Publication[];
  parameters: readonly TemplateParameter[];
}) {
  const { version, targets, parameters } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const navigate = useNavigate();
  const say = useSuccessToast();
  const { form: element, focusInvalid } = useFocusInvalid<HTMLFormElement>();
  const launchForm = useLaunchForm(targets, parameters);
  const [step, setStep] = useStep(launchForm.isReady);
  const { form, target } = launchForm;
  const { run, pending, error } = useAction(async () => {
    try {
      const launch = await api.launches.launch(
        version,
        toLaunchRequest(form, parameters, targets),
      );
      say(`${launch.name} is being launched`);
      navigate(links.launch(launch.id));
    } catch (failure) {
      launchForm.refuse(failure as Error);
      setStep('fill');
      focusInvalid();
      throw failure;
    }
  });
  const onSubmit = () => {
    if (pending) return;
    if (step === 'review') void run();
    else if (launchForm.attempt()) setStep('review');
    else focusInvalid();
  };
  return (
    <form
      ref={element}
      className={styles.form}
      aria-label={`Launch ${version.patternTitle}`}
      autoComplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <StepTitle step={step} version={version} />
      {error && !launchForm.isPlaced && (
        <IntoView>
          <ErrorState title="Nothing was launched" error={error} />
        </IntoView>
      )}
      {step === 'fill' ? (
        <LaunchFields
          form={form}
          targets={targets}
          parameters={parameters}
          problemOf={launchForm.problemOf}
          onChange={launchForm.change}
        />
      ) : (
        <LaunchReview
          form={form}
          version={version}
          target={target}
          parameters={parameters}
        />
      )}
      <div className={styles.actions}>
        <Button variant="primary" type="submit" isPending={pending}>
          {step === 'fill' ? 'Review' : 'Launch'}
        </Button>
        {step === 'review' && (
          <Button
            variant="secondary"
            isDisabled={pending}
            onPress={() => setStep('fill')}
          >
            Back
          </Button>
        )}
        <ButtonLink
          variant="secondary"
          href={links.pattern(version.patternName)}
        >
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

/**
 * The step, which is in the address so that the browser's own Back leads from
 * the second to the first; the values are not, so without them it is the first.
 */
function useStep(isReady: boolean): [Step, (next: Step) => void] {
  const [params, setParams] = useSearchParams();
  const step = params.get('step') === 'review' && isReady ? 'review' : 'fill';
  const setStep = (next: Step) =>
    setParams(
      previous => {
        const changed = new URLSearchParams(previous);
        if (next === 'review') changed.set('step', next);
        else changed.delete('step');
        return changed;
      },
      { replace: next === 'fill' },
    );
  return [step, setStep];
}

/** Says where one is; the focus goes along from step to step. */
function StepTitle(props: { step: Step; version: PatternVersion }) {
  const { step, version } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    title.current?.focus();
  }, [step]);
  return (
    <div>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {step === 'fill'
          ? `Launch ${version.patternTitle} ${version.version}`
          : 'Look it over, then launch'}
      </h2>
      <Text as="p" variant="body-small" color="secondary">
        Step {step === 'fill' ? 1 : 2} of 2
      </Text>
    </div>
  );
}
