import { toPublications } from './rows';

const old = { target: 'codeartifact', region: 'eu-west-1', package: '@a/b' };

describe('toPublications', () => {
  it('reads the row of a version that is published nowhere', () => {
    expect(toPublications(null)).toBeUndefined();
  });

  it('reads a row from before there were several targets', () => {
    expect(toPublications(JSON.stringify(old))).toEqual([
      { ...old, targetName: 'default' },
    ]);
  });

  it('reads the publications of several targets', () => {
    const publications = ['eu', 'us'].map(targetName => ({
      ...old,
      targetName,
    }));
    expect(toPublications(JSON.stringify(publications))).toEqual(publications);
  });
});
