import { useId } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import type {
  AttributeKey,
  FieldProblem,
  PatternAttributes,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';
import type { Request } from '../../hooks/useRequest';
import { ErrorState } from '../shared/ErrorState';
import { AttributeRows } from './AttributeRows';
import { NoAttributes } from './NoAttributes';
import styles from './AttributePicker.module.css';

/** Lets the attributes of a pattern be chosen among those that there are. */
export function AttributePicker(props: {
  label: string;
  description?: string;
  type: PatternType;
  keys: Request<AttributeKey[]>;
  /** What the pattern carries at first; the picker keeps what is chosen since. */
  value: PatternAttributes;
  /** What the server said of them. */
  said?: readonly FieldProblem[];
  /** Whether rows that nobody has touched are shown as wrong too. */
  showAll: boolean;
  isDisabled?: boolean;
  onChange: (attributes: PatternAttributes) => void;
}) {
  const { label, description, keys, ...rest } = props;
  const titleId = useId();
  return (
    <div className={styles.picker} role="group" aria-labelledby={titleId}>
      <Text as="h3" variant="body-medium" weight="bold" id={titleId}>
        {label}
      </Text>
      {description && (
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
      )}
      {keys.error && (
        <ErrorState
          title="The attributes could not be loaded"
          error={keys.error}
          onRetry={keys.retry}
        />
      )}
      {!keys.value && !keys.error && <Skeleton width="100%" height={40} />}
      {keys.value &&
        (keys.value.length || Object.keys(rest.value).length ? (
          <AttributeRows {...rest} keys={keys.value} />
        ) : (
          <NoAttributes />
        ))}
    </div>
  );
}
