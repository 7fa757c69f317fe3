import { useId } from 'react';
import { ButtonIcon, Select, Text } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type {
  AttributeKey,
  FieldProblem,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import { refuseRow } from '../shared/refuseRow';
import { typeWords } from '../shared/words';
import type { PickerRow } from './pickerRows';
import { ValueSelect } from './ValueSelect';
import styles from './AttributePicker.module.css';

/** One row of the picker: a key, and the values that depend on it. */
export function AttributeRowFields(props: {
  row: PickerRow;
  /** From 1 on, for those who hear the row. */
  place: number;
  /** The chosen key with its rule; undefined where none is chosen, or it is gone. */
  attributeKey?: AttributeKey;
  /** The keys to choose among. */
  keys: readonly AttributeKey[];
  /** The type that the key is required for; such a row cannot be removed. */
  requiredFor?: PatternType;
  problem?: FieldProblem;
  isDisabled?: boolean;
  onChange: (row: PickerRow) => void;
  onRemove: () => void;
}) {
  const { row, place, attributeKey, keys, requiredFor, problem } = props;
  const { isDisabled, onChange, onRemove } = props;
  const messageId = useId();
  const isKnown = row.key === '' || attributeKey !== undefined;
  return (
    <div>
      <div className={styles.row}>
        {requiredFor || !isKnown ? (
          <div className={styles.fixedKey}>
            <Text as="span" variant="body-medium">
              {row.key}
            </Text>
            <Text as="span" variant="body-small" color="secondary">
              {requiredFor
                ? `Required for ${typeWords[requiredFor]} patterns`
                : 'This key is gone'}
            </Text>
          </div>
        ) : (
          <Select
            aria-label={`Key ${place}`}
            placeholder="Choose a key"
            search={{ placeholder: 'Search keys' }}
            options={keys.map(({ key }) => ({ id: key, label: key }))}
            value={row.key || null}
            onChange={key =>
              onChange({ ...row, key: String(key ?? ''), values: [] })
            }
            isDisabled={isDisabled}
            isInvalid={problem !== undefined && row.key === ''}
          />
        )}
        <ValueSelect
          label={row.key ? `Value of ${row.key}` : `Value ${place}`}
          attributeKey={attributeKey}
          values={row.values}
          isDisabled={isDisabled}
          isInvalid={problem !== undefined && row.key !== ''}
          describedBy={messageId}
          onChange={values => onChange({ ...row, values, touched: true })}
        />
        {requiredFor ? (
          <span />
        ) : (
          <ButtonIcon
            variant="tertiary"
            size="small"
            icon={<RiDeleteBinLine />}
            aria-label={row.key ? `Remove ${row.key}` : `Remove row ${place}`}
            isDisabled={isDisabled}
            onPress={onRemove}
          />
        )}
      </div>
      <FieldMessage id={messageId} verdict={problem && refuseRow(problem)} />
    </div>
  );
}
