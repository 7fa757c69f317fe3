import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Text } from '@backstage/ui';
import styles from './CatalogPage.module.css';

/** One choice of a facet, with how many patterns it has in all. */
export type FacetValue = { value: string; count?: number };

/** Values shown before "Show all". */
const SHOWN = 6;

/** The choices of one facet; nothing where there are none. */
export function FacetGroup(props: {
  label: string;
  values: FacetValue[];
  chosen: string[];
  nameOf: (value: string) => string;
  onChange: (values: string[]) => void;
}) {
  const { label, values, chosen, nameOf, onChange } = props;
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const shown = values.filter(
    ({ value }, index) => all || index < SHOWN || chosen.includes(value),
  );
  return (
    <div>
      <CheckboxGroup label={label} value={chosen} onChange={onChange}>
        {shown.map(({ value, count }) => (
          <Checkbox key={value} value={value}>
            <span className={styles.facetValue} title={value}>
              {nameOf(value)}
            </span>
            {count !== undefined && (
              <Text as="span" variant="body-small" color="secondary">
                {count.toLocaleString('en-US')}
              </Text>
            )}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {values.length > SHOWN && (
        <Button size="small" variant="tertiary" onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${values.length}`}
        </Button>
      )}
    </div>
  );
}

/** A chosen value stays in sight even when no pattern has it any more. */
export function withChosen(
  values: FacetValue[],
  chosen: string[],
): FacetValue[] {
  const known = new Set(values.map(({ value }) => value));
  const gone = chosen.filter(value => !known.has(value));
  return [...values, ...gone.map(value => ({ value, count: 0 }))];
}
