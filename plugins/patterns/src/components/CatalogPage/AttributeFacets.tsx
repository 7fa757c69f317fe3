import { useState } from 'react';
import { Button } from '@backstage/ui';
import { FacetGroup, type FacetValue } from './FacetGroup';
import { groupFacet } from './groupFacet';

/** Keys shown before "Show all". */
const SHOWN = 3;

/** A group of choices for each key that patterns carry. */
export function AttributeFacets(props: {
  values: FacetValue[];
  /** `KEY:VALUE`, in any case. */
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const { values, chosen, onChange } = props;
  const [all, setAll] = useState(false);
  const groups = groupFacet(values, chosen);
  const shown = groups.filter(
    (group, index) => all || index < SHOWN || group.chosen.length > 0,
  );
  return (
    <>
      {shown.map(group => (
        <FacetGroup
          key={group.key}
          label={group.key}
          values={group.values}
          chosen={group.chosen}
          nameOf={value => value.slice(group.key.length + 1)}
          onChange={next =>
            onChange(
              groups.flatMap(each => (each === group ? next : each.chosen)),
            )
          }
        />
      ))}
      {groups.length > SHOWN && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={all}
            onPress={() => setAll(!all)}
          >
            {all ? 'Show fewer keys' : `Show all ${groups.length} keys`}
          </Button>
        </div>
      )}
    </>
  );
}
