import { demoteHeadings, resolveImage, safeLink } from './markdown';

describe('demoteHeadings', () => {
  it('moves headings down, at most to the sixth level', () => {
    expect(demoteHeadings('# A\n##### B\n#hash', 2)).toBe(
      '### A\n###### B\n#hash',
    );
  });

  it('leaves fenced code alone', () => {
    const code = '```sh\n# comment\n~~~\n# still\n```\n# A';
    expect(demoteHeadings(code, 1)).toBe(
      '```sh\n# comment\n~~~\n# still\n```\n## A',
    );
  });
});

describe('resolveImage', () => {
  const files = new Set(['architecture.png', 'docs/flow.png', 'x.svg']);

  it.each([
    ['architecture.png', 'README.md', 'architecture.png'],
    ['./docs/flow.png', 'README.md', 'docs/flow.png'],
    ['flow.png', 'docs/USAGE.md', 'docs/flow.png'],
    ['../architecture.png', 'docs/USAGE.md', 'architecture.png'],
  ])('finds %s of %s', (src, document, path) => {
    expect(resolveImage(src, document, files)).toBe(path);
  });

  it.each([
    'https://example.com/architecture.png',
    '//example.com/architecture.png',
    'data:image/png;base64,AAAA',
    'x.svg',
    'missing.png',
    '%E0%A4%A',
  ])('drops %s', src => {
    expect(resolveImage(src, 'README.md', files)).toBeUndefined();
  });
});

describe('safeLink', () => {
  it('keeps web, mail and local links', () => {
    for (const href of ['https://a.b', 'http://a.b', 'mailto:a@b.c', '#part']) {
      expect(safeLink(href)).toBe(href);
    }
  });

  it('drops scripts and links into the portal', () => {
    // eslint-disable-next-line no-script-url -- the very thing that must be dropped
    for (const href of ['javascript:alert(1)', '/settings', 'USAGE.md']) {
      expect(safeLink(href)).toBeUndefined();
    }
  });
});
