import { Text } from '@backstage/ui';
import { errorName } from '../components/shared/describeError';
import { ErrorState } from '../components/shared/ErrorState';

/** Why nothing of a pattern is shown beside its entity. */
export function EntityPatternError(props: {
  name: string;
  error: Error;
  onRetry: () => void;
}) {
  const { name, error, onRetry } = props;
  if (errorName(error) === 'NotFoundError') {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        There is no pattern {name} any more, or you may not see it. The catalog
        forgets it with its next reading.
      </Text>
    );
  }
  return (
    <ErrorState
      title="The pattern could not be loaded"
      error={error}
      onRetry={onRetry}
    />
  );
}
