import { useApi } from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import type {
  PatternType,
  Starter,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api/PatternsApi';
import { describeInForm } from '../../components/shared/describeInForm';
import styles from './StarterPicker.module.css';

/** Lists the starters; the chosen one stays marked. */
export function StarterPicker(props: {
  type: PatternType;
  chosen?: string;
  isDisabled?: boolean;
  onChoose: (starter: Starter) => void;
}) {
  const { type, chosen, isDisabled, onChoose } = props;
  const api = useApi(patternsApiRef);
  const starters = useAsyncRetry(() => api.listStarters(), [api]);

  if (starters.error) {
    return (
      <Alert
        status="danger"
        icon
        title="The starters could not be loaded"
        description={`${describeInForm(
          starters.error,
        )} What you entered is kept.`}
        customActions={
          <Button size="small" variant="secondary" onPress={starters.retry}>
            Try again
          </Button>
        }
      />
    );
  }
  if (!starters.value) {
    return (
      <div className={styles.grid} aria-label="Loading starters" role="status">
        {[0, 1, 2].map(n => (
          <Skeleton key={n} width="100%" height={84} />
        ))}
      </div>
    );
  }
  const offered = starters.value.items.filter(each => each.type === type);
  if (offered.length === 0) {
    return (
      <Text variant="body-small" color="secondary">
        This portal has no starters:{' '}
        {type === 'CDK'
          ? 'upload a construct library.'
          : 'paste or upload a template.'}
      </Text>
    );
  }
  return (
    <div className={styles.grid} role="group" aria-label="Starters">
      {offered.map(starter => (
        <button
          key={starter.name}
          type="button"
          className={styles.card}
          aria-pressed={starter.name === chosen}
          disabled={isDisabled}
          onClick={() => onChoose(starter)}
        >
          <span className={styles.title}>
            {starter.title}
            {starter.name === chosen && <RiCheckLine size={16} aria-hidden />}
          </span>
          <span className={styles.description}>{starter.description}</span>
        </button>
      ))}
    </div>
  );
}
