import { useId, useState } from 'react';
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  SearchField,
  Text,
} from '@backstage/ui';
import { FieldMessage } from '../shared/FieldMessage';
import styles from './RuleDialog.module.css';

/** More values than this are searched. */
const SEARCHED_FROM = 8;

/** Which values patterns may be given: all of the key, or chosen ones. */
export function AllowedValues(props: {
  values: readonly string[];
  /** Undefined for all. */
  allowed: string[] | undefined;
  onChange: (allowed: string[] | undefined) => void;
}) {
  const { values, allowed, onChange } = props;
  const [search, setSearch] = useState('');
  const messageId = useId();
  const shown = values.filter(value =>
    value.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  );
  return (
    <div className={styles.allowed}>
      <RadioGroup
        label="Allowed values"
        description="What patterns may be given from now on"
        value={allowed ? 'chosen' : 'all'}
        onChange={chosen =>
          onChange(chosen === 'chosen' ? [...values] : undefined)
        }
      >
        <Radio value="all">Every value of the key, new ones too</Radio>
        <Radio value="chosen">Chosen values only</Radio>
      </RadioGroup>
      {allowed && (
        <div className={styles.values}>
          {values.length >= SEARCHED_FROM && (
            <SearchField
              aria-label="Search values"
              placeholder="Search values"
              size="small"
              value={search}
              onChange={setSearch}
            />
          )}
          <CheckboxGroup
            aria-label="Chosen values"
            aria-describedby={messageId}
            value={allowed}
            onChange={onChange}
            isInvalid={allowed.length === 0}
          >
            {shown.map(value => (
              <Checkbox key={value} value={value}>
                {value}
              </Checkbox>
            ))}
          </CheckboxGroup>
          {shown.length === 0 && (
            <Text as="p" variant="body-small" color="secondary">
              No value matches.
            </Text>
          )}
          <FieldMessage
            id={messageId}
            verdict={
              allowed.length === 0
                ? { tone: 'error', text: 'Choose at least one value' }
                : undefined
            }
          />
        </div>
      )}
    </div>
  );
}
