import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { checkPatternName } from '@apo/backstage-plugin-patterns-common';
import { toEntityName } from './toEntityName';

/** Every name of up to three characters, of each sort that a name may have. */
const names = ['a', '7', '-', '_'].flatMap((one, _, all) => [
  one,
  ...all.flatMap(two => [one + two, ...all.map(three => one + two + three)]),
]);

describe('toEntityName', () => {
  it.each([
    ['encrypted-bucket', 'encrypted-bucket'],
    ['a', 'a'],
    ['a_-_b', 'a_-_b'],
    ['-a', 'p.-a.p'],
    ['a_', 'p.a_.p'],
    ['-', 'p.-.p'],
    ['_'.repeat(40), `p.${'_'.repeat(40)}.p`],
  ])('makes %p %p', (name, expected) => {
    expect(checkPatternName(name)).toBeUndefined();
    expect(toEntityName(name)).toBe(expected);
  });

  it('never gives two patterns one name, nor one that the catalog refuses', () => {
    const entityNames = names.map(toEntityName);
    expect(new Set(entityNames).size).toBe(names.length);
    expect(
      entityNames.filter(
        name => !KubernetesValidatorFunctions.isValidObjectName(name),
      ),
    ).toEqual([]);
  });

  it('leaves alone each name that the catalog takes', () => {
    for (const name of names.filter(
      KubernetesValidatorFunctions.isValidObjectName,
    )) {
      expect(toEntityName(name)).toBe(name);
    }
  });
});
