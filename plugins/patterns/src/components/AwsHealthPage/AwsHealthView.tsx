import { Container, Text } from '@backstage/ui';
import { ErrorState } from '../shared/ErrorState';
import { PageSkeleton } from '../shared/PageSkeleton';
import { AwsCheckList } from './AwsCheckList';
import { AwsHealthLine } from './AwsHealthLine';
import { NoAws } from './NoAws';
import { useAwsHealth } from './useAwsHealth';
import styles from './AwsHealthPage.module.css';

/** The summary, and one row for each resource. */
export function AwsHealthView() {
  const { value, error, loading, checkAgain } = useAwsHealth();
  if (!value && loading) return <PageSkeleton />;
  if (value?.checks.length === 0) return <NoAws />;
  return (
    <Container className={styles.page}>
      <div className={styles.words}>
        <Text as="h2" variant="title-small" weight="bold">
          AWS
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          Each AWS service that the configuration of this portal names, and
          whether it is there and set up right. Nothing is changed by looking.
        </Text>
      </div>
      {error && (
        <ErrorState
          title={
            value
              ? 'AWS could not be checked again; this may be out of date'
              : 'AWS could not be checked'
          }
          error={error}
          onRetry={checkAgain}
        />
      )}
      {value && (
        <>
          <AwsHealthLine
            health={value}
            pending={loading}
            onCheck={checkAgain}
          />
          <AwsCheckList checks={value.checks} busy={loading} />
        </>
      )}
    </Container>
  );
}
