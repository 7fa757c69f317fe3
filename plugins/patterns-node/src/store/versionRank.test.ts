import { compare, rsort } from 'semver';
import { versionRank } from './versionRank';

const versions = [
  '0.0.0',
  '0.0.9',
  '0.0.10',
  '0.9.0',
  '0.10.0',
  '1.0.0-0',
  '1.0.0-1',
  '1.0.0-9',
  '1.0.0-10',
  '1.0.0--',
  '1.0.0-0a',
  '1.0.0-A',
  '1.0.0-a',
  '1.0.0-a.0',
  '1.0.0-a.a',
  '1.0.0-a.a.0',
  '1.0.0-a-',
  '1.0.0-a-a',
  '1.0.0-a0',
  '1.0.0-aa',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0-z',
  '1.0.0',
  '1.0.1',
  '1.9.0',
  '1.10.0',
  '2.0.0-0',
  '2.0.0',
  '10.0.0',
  '9007199254740991.0.0',
];

describe('versionRank', () => {
  it('orders every pair as semver does', () => {
    for (const a of versions) {
      for (const b of versions) {
        const [rankA, rankB] = [versionRank(a), versionRank(b)];
        const order = Number(rankA > rankB) - Number(rankA < rankB);
        expect({ a, b, order }).toEqual({ a, b, order: compare(a, b) });
      }
    }
  });

  it('sorts a list as semver does', () => {
    const ranked = [...versions].sort((a, b) =>
      versionRank(a) < versionRank(b) ? 1 : -1,
    );
    expect(ranked).toEqual(rsort([...versions]));
  });

  it('orders numbers that are too large to count with', () => {
    expect(
      versionRank('1.0.0-99999999999999999998') <
        versionRank('1.0.0-99999999999999999999'),
    ).toBe(true);
  });

  it.each(['', '1', 'latest', '01.0.0'])('refuses %j', version => {
    expect(() => versionRank(version)).toThrow('no semantic version');
  });
});
