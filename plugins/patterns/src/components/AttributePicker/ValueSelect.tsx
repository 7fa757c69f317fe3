import { Select } from '@backstage/ui';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';

/** More values than this are searched. */
const SEARCHED_FROM = 8;

/** Offers the values that a key's rule allows: one of them, or several. */
export function ValueSelect(props: {
  label: string;
  attributeKey?: AttributeKey;
  values: string[];
  isDisabled?: boolean;
  isInvalid: boolean;
  describedBy: string;
  onChange: (values: string[]) => void;
}) {
  const { label, attributeKey, values, describedBy, onChange } = props;
  const { rule } = attributeKey ?? {};
  const allowed = rule?.allowedValues ?? attributeKey?.values ?? [];
  // What is chosen and not allowed any more can be seen, and taken back.
  const offered = [...new Set([...allowed, ...values])];
  const shared = {
    'aria-label': label,
    'aria-describedby': describedBy,
    options: offered.map(value => ({ id: value, label: value })),
    isDisabled: props.isDisabled || !attributeKey,
    isInvalid: props.isInvalid,
    ...(offered.length >= SEARCHED_FROM && {
      search: { placeholder: 'Search values' },
    }),
  };
  if (rule?.several || values.length > 1) {
    return (
      <Select
        {...shared}
        placeholder="Choose values"
        selectionMode="multiple"
        value={values}
        onChange={chosen => onChange(chosen.map(String))}
      />
    );
  }
  return (
    <Select
      {...shared}
      placeholder={attributeKey ? 'Choose a value' : 'Choose the key first'}
      value={values[0] ?? null}
      onChange={chosen => onChange(chosen === null ? [] : [String(chosen)])}
    />
  );
}
