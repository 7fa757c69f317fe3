import { ButtonLink, Container, VisuallyHidden } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { useLaunch } from '../../hooks/useLaunch';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { errorName } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { launchStateWords } from '../shared/launchWords';
import { PageSkeleton } from '../shared/PageSkeleton';
import { LaunchFacts } from './LaunchFacts';
import { LaunchHeader } from './LaunchHeader';
import { LaunchNow } from './LaunchNow';
import { LaunchValues } from './LaunchValues';
import styles from './Launches.module.css';

/** Where a launch stands, what came of it, and the way to delete it; it follows by itself. */
export function LaunchPage(props: { id: string }) {
  const { id } = props;
  const links = usePatternsLinks();
  const { value, error, refresh } = useLaunch(id);
  if (!value && error && errorName(error) === 'NotFoundError') {
    return (
      <EmptyState
        title="There is no such launch"
        action={
          <ButtonLink variant="secondary" href={links.launches}>
            See your launches
          </ButtonLink>
        }
      >
        It may be of a pattern that you may not see.
      </EmptyState>
    );
  }
  if (!value && !error) return <PageSkeleton />;
  return (
    <>
      {value && <LaunchHeader launch={value} onChanged={refresh} />}
      <Container className={styles.page}>
        {error && (
          <ErrorState
            title={
              value
                ? 'The page could not be brought up to date; it shows what was last known'
                : 'The launch could not be loaded'
            }
            error={error}
            onRetry={refresh}
          />
        )}
        {value && <LoadedLaunch launch={value} />}
      </Container>
    </>
  );
}

function LoadedLaunch(props: { launch: Launch }) {
  const { launch } = props;
  return (
    <>
      <VisuallyHidden role="status">
        State: {launchStateWords[launch.state].label}
      </VisuallyHidden>
      <LaunchNow launch={launch} />
      <LaunchValues
        title="Outputs"
        values={launch.outputs}
        empty={
          launch.state === 'available' ? 'The template gives none.' : undefined
        }
      />
      <LaunchFacts launch={launch} />
      <LaunchValues title="Launched with" values={launch.parameters} />
    </>
  );
}
