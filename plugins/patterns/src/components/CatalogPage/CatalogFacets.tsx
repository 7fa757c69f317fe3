import { useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  versionStates,
  type Facets,
  type PatternLifecycle,
  type PatternType,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { entityName } from '../shared/EntityName';
import { lifecycleWords, stateWords, typeWords } from '../shared/words';
import type { CatalogFilter, FacetKey } from './catalogQuery';
import styles from './CatalogPage.module.css';

type FacetValue = { value: string; count?: number };

/** Values shown before "Show all". */
const SHOWN = 6;

const titles: Record<FacetKey, string> = {
  type: 'Type',
  lifecycle: 'Lifecycle',
  state: 'State of the newest version',
  owner: 'Owner',
  resourceType: 'Resource type',
};

/** What narrows the catalog, with how many patterns each choice has in all. */
export function CatalogFacets(props: {
  facets?: Facets;
  filter: CatalogFilter;
  withState: boolean;
  onChange: (facet: FacetKey, values: string[]) => void;
}) {
  const { facets, filter, withState, onChange } = props;
  if (!facets) return <Skeleton width="100%" height={240} />;
  const states = versionStates.map(value => ({ value }));
  const shown: [FacetKey, FacetValue[]][] = [
    ['type', facets.type],
    ['lifecycle', facets.lifecycle],
    ['state', withState ? states : []],
    ['owner', facets.owner],
    ['resourceType', facets.resourceType],
  ];
  return (
    <Flex direction="column" gap="5">
      {shown.map(([facet, values]) => (
        <Facet
          key={facet}
          facet={facet}
          values={withChosen(values, filter[facet])}
          chosen={filter[facet]}
          onChange={next => onChange(facet, next)}
        />
      ))}
    </Flex>
  );
}

function Facet(props: {
  facet: FacetKey;
  values: FacetValue[];
  chosen: string[];
  onChange: (values: string[]) => void;
}) {
  const { facet, values, chosen, onChange } = props;
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const shown = values.filter(
    ({ value }, index) => all || index < SHOWN || chosen.includes(value),
  );
  return (
    <div>
      <CheckboxGroup label={titles[facet]} value={chosen} onChange={onChange}>
        {shown.map(({ value, count }) => (
          <Checkbox key={value} value={value}>
            <span className={styles.facetValue} title={value}>
              {nameOf(facet, value)}
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
function withChosen(values: FacetValue[], chosen: string[]): FacetValue[] {
  const known = new Set(values.map(({ value }) => value));
  const gone = chosen.filter(value => !known.has(value));
  return [...values, ...gone.map(value => ({ value, count: 0 }))];
}

function nameOf(facet: FacetKey, value: string): string {
  switch (facet) {
    case 'type':
      return typeWords[value as PatternType] ?? value;
    case 'lifecycle':
      return lifecycleWords[value as PatternLifecycle]?.label ?? value;
    case 'state':
      return stateWords[value as VersionState]?.label ?? value;
    case 'owner':
      return entityName(value);
    default:
      return value.replace(/^AWS::/, '');
  }
}
