import { useEffect, useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type {
  AttributeKey,
  FieldProblem,
  PatternAttributes,
  PatternType,
} from '@apo/backstage-plugin-patterns-common';
import { FieldMessage } from '../shared/FieldMessage';
import { refuse } from '../shared/FieldVerdict';
import { AttributeRowFields } from './AttributeRowFields';
import { checkPickedAttributes } from './checkPickedAttributes';
import {
  findKey,
  freeKeys,
  isRequired,
  rowsOf,
  toAttributes,
  type PickerRow,
} from './pickerRows';

/** The rows of the picker; those of required keys are there from the beginning. */
export function AttributeRows(props: {
  type: PatternType;
  keys: AttributeKey[];
  value: PatternAttributes;
  said?: readonly FieldProblem[];
  showAll: boolean;
  isDisabled?: boolean;
  onChange: (attributes: PatternAttributes) => void;
}) {
  const { type, keys, value, said = [], showAll, isDisabled, onChange } = props;
  const [rows, setRows] = useState(() => rowsOf(value, keys, type));
  const change = (next: PickerRow[]) => {
    setRows(next);
    onChange(toAttributes(next));
  };
  useEffect(() => {
    // A wizard checks only what is in its form: the required rows have to be.
    if (rows.length > Object.keys(value).length) onChange(toAttributes(rows));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the rows of the beginning
  }, []);

  const problems = [
    ...checkPickedAttributes(toAttributes(rows), type, keys),
    ...said,
  ];
  const ofAll = said.find(({ field }) => field === 'attributes');
  const free = freeKeys(undefined, rows, keys);
  return (
    <>
      {rows.map((row, index) => (
        <AttributeRowFields
          key={row.id}
          row={row}
          place={index + 1}
          attributeKey={findKey(row.key, keys)}
          keys={freeKeys(row, rows, keys)}
          requiredFor={
            isRequired(findKey(row.key, keys), type) ? type : undefined
          }
          problem={
            showAll || row.touched
              ? problems.find(({ field }) => field === `attributes.${row.key}`)
              : undefined
          }
          isDisabled={isDisabled}
          onChange={next =>
            change(rows.map(each => (each.id === row.id ? next : each)))
          }
          onRemove={() => change(rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      {ofAll && <FieldMessage verdict={refuse(ofAll)} />}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          isDisabled={isDisabled || free.length === 0 || hasBlank(rows)}
          onPress={() => change([...rows, newRow(rows)])}
        >
          Add attribute
        </Button>
      </div>
      {free.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          Every key is used.
        </Text>
      )}
    </>
  );
}

/** One row without a key at a time: the next could say nothing more. */
function hasBlank(rows: readonly PickerRow[]): boolean {
  return rows.some(({ key }) => key === '');
}

function newRow(rows: readonly PickerRow[]): PickerRow {
  const id = Math.max(-1, ...rows.map(row => row.id)) + 1;
  return { id, key: '', values: [], touched: false };
}
