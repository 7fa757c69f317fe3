import { useId } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import type { AttributeProblems, MetadataRow } from './attributeForm';
import { MetadataRowFields } from './MetadataRowFields';
import styles from './AttributeDialog.module.css';

/** Keys and values that describe an attribute further; any number, or none. */
export function MetadataRows(props: {
  rows: MetadataRow[];
  problems: AttributeProblems;
  /** Whether fields that are still empty are shown as wrong too. */
  showEmpty: boolean;
  onChange: (rows: MetadataRow[]) => void;
}) {
  const { rows, problems, showEmpty, onChange } = props;
  const titleId = useId();
  const add = () => {
    const id = Math.max(-1, ...rows.map(row => row.id)) + 1;
    onChange([...rows, { id, key: '', value: '' }]);
  };
  return (
    <div className={styles.metadata} role="group" aria-labelledby={titleId}>
      <Text as="h3" variant="body-medium" weight="bold" id={titleId}>
        Metadata
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        Facts for people and tools, such as a contact or a cost centre. Each key
        once.
      </Text>
      {rows.map((row, index) => (
        <MetadataRowFields
          key={row.id}
          row={row}
          place={index + 1}
          problems={problems.rows[row.id]}
          showEmpty={showEmpty}
          onChange={next =>
            onChange(rows.map(each => (each.id === row.id ? next : each)))
          }
          onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      {problems.metadata && (
        <FieldMessage verdict={refuse(problems.metadata)} />
      )}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={add}
        >
          Add metadata
        </Button>
      </div>
    </div>
  );
}
