import { ButtonLink, Container, Text, VisuallyHidden } from '@backstage/ui';
import type {
  PatternVersion,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useVersion } from '../../hooks/useVersion';
import { LifecycleSyncNotice, RetirementBanner } from '../Lifecycle';
import { errorName } from '../shared/describeError';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { stateWords } from '../shared/words';
import { VersionBuildLog } from './VersionBuildLog';
import { VersionDetails } from './VersionDetails';
import { VersionHeader } from './VersionHeader';
import { VersionHistory } from './VersionHistory';
import { VersionNow } from './VersionNow';
import { VersionStepper } from './VersionStepper';
import styles from './VersionPage.module.css';

/** Where a version stands, and what to do next; it follows by itself. */
export function VersionPage(ref: VersionRef) {
  const { patternName } = ref;
  const links = usePatternsLinks();
  const { value, error, refresh } = useVersion(ref);
  if (!value && error && errorName(error) === 'NotFoundError') {
    return (
      <EmptyState
        title={`There is no version ${ref.version} of ${patternName}`}
        action={
          <ButtonLink variant="secondary" href={links.pattern(patternName)}>
            See the pattern
          </ButtonLink>
        }
      >
        It may not be published yet, or not be yours to see.
      </EmptyState>
    );
  }
  if (!value && !error) return <PageSkeleton />;
  return (
    <>
      {value && <VersionHeader version={value} onChanged={refresh} />}
      <Container className={styles.page}>
        {error && (
          <ErrorState
            title={
              value
                ? 'The page could not be brought up to date; it shows what was last known'
                : 'The version could not be loaded'
            }
            error={error}
            onRetry={refresh}
          />
        )}
        {value && <LoadedVersion version={value} onChanged={refresh} />}
      </Container>
    </>
  );
}

function LoadedVersion(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  // A reviewer and an author of a refused version find the content in the panel.
  const inPanel = ['in-review', 'invalid', 'validating'];
  return (
    <>
      <VisuallyHidden role="status">
        State: {stateWords[version.state].label}
      </VisuallyHidden>
      <RetirementBanner
        name="This version"
        state={version.state}
        type={version.type}
        retirement={version.retirement}
      />
      <VersionStepper version={version} />
      <LifecycleSyncNotice version={version} onChanged={onChanged} />
      {version.notes && (
        <Text as="p" variant="body-medium" className={styles.notes}>
          {version.notes}
        </Text>
      )}
      <VersionNow version={version} onChanged={onChanged} />
      {!inPanel.includes(version.state) && <VersionDetails version={version} />}
      {/* A new bundle has another log. */}
      <VersionBuildLog key={version.digest} version={version} />
      <VersionHistory version={version} />
    </>
  );
}
