import { toSourceUrl } from './toSourceUrl';

describe('toSourceUrl', () => {
  it.each([
    ['git://github.example.com/org/a.git', 'https://github.example.com/org/a'],
    ['https://github.example.com/org/a', 'https://github.example.com/org/a'],
    ['http://git.example.com/org/a.git', 'https://git.example.com/org/a'],
    ['https://u:p@git.example.com:8443/a/', 'https://git.example.com:8443/a'],
    ['ssh://git@git.example.com:22/org/a.git', 'https://git.example.com/org/a'],
    ['git@git.example.com:org/a.git', 'https://git.example.com/org/a'],
    [
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a',
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a',
    ],
    ['ssh://NoPath', undefined],
    ['ftp://git.example.com/org/a', undefined],
    ['file:///etc/passwd', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (repository, url) => {
    expect(toSourceUrl(repository)).toBe(url);
  });
});
