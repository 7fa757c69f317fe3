import { isSameWord } from '@apo/backstage-plugin-patterns-common';
import { withChosen, type FacetValue } from './FacetGroup';

/** The values of one key, as `KEY:VALUE`, and the chosen ones among them. */
export type FacetOfKey = {
  key: string;
  values: FacetValue[];
  chosen: string[];
};

/** Attributes by key, sorted; what is chosen is spelled as the catalog spells it. */
export function groupFacet(
  values: FacetValue[],
  chosen: string[],
): FacetOfKey[] {
  const spelled = chosen.map(
    word => values.find(({ value }) => isSameWord(value, word))?.value ?? word,
  );
  const groups = new Map<string, FacetValue[]>();
  for (const each of withChosen(values, spelled)) {
    const key = keyOf(each.value);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups]
    .map(([key, ofKey]) => ({
      key,
      values: ofKey,
      chosen: spelled.filter(value => keyOf(value) === key),
    }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

function keyOf(value: string): string {
  return value.split(':', 1)[0];
}
