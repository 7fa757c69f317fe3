import { Container, Text } from '@backstage/ui';
import { VersionsTimeline } from '../components/PatternPage/VersionsTimeline';
import { PageSkeleton } from '../components/shared/PageSkeleton';
import { EntityPatternError } from './EntityPatternError';
import styles from './entity.module.css';
import { useEntityPattern } from './useEntityPattern';

/** Every version of the pattern behind an entity, newest first. */
export function EntityVersionsContent() {
  const { name, value, error, retry } = useEntityPattern();
  if (!value && !error) return <PageSkeleton />;
  return (
    <Container className={styles.content}>
      <Text as="h2" variant="title-x-small" weight="bold">
        Versions
      </Text>
      {error && (
        <EntityPatternError name={name} error={error} onRetry={retry} />
      )}
      {value && <VersionsTimeline pattern={value} />}
    </Container>
  );
}
