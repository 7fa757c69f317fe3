import { Flex, Skeleton } from '@backstage/ui';
import {
  versionStates,
  type Facets,
  type PatternLifecycle,
  type PatternType,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { entityName } from '../shared/EntityName';
import { lifecycleWords, stateWords, typeWords } from '../shared/words';
import { AttributeFacets } from './AttributeFacets';
import type { CatalogFilter, FacetKey } from './catalogQuery';
import { FacetGroup, withChosen, type FacetValue } from './FacetGroup';

type PlainFacet = Exclude<FacetKey, 'attribute'>;

const titles: Record<PlainFacet, string> = {
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
  const facetOf = (facet: PlainFacet, values: FacetValue[]) => (
    <FacetGroup
      label={titles[facet]}
      values={withChosen(values, filter[facet])}
      chosen={filter[facet]}
      nameOf={value => nameOf(facet, value)}
      onChange={next => onChange(facet, next)}
    />
  );
  return (
    <Flex direction="column" gap="5">
      {facetOf('type', facets.type)}
      <AttributeFacets
        values={facets.attribute}
        chosen={filter.attribute}
        onChange={next => onChange('attribute', next)}
      />
      {facetOf('lifecycle', facets.lifecycle)}
      {facetOf('state', withState ? states : [])}
      {facetOf('owner', facets.owner)}
      {facetOf('resourceType', facets.resourceType)}
    </Flex>
  );
}

function nameOf(facet: PlainFacet, value: string): string {
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
