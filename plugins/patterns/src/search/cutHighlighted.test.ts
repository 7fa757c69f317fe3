import { cutHighlighted } from './cutHighlighted';

const tags = { preTag: '<t>', postTag: '</t>' };
const cut = (text: string, length = 200) =>
  cutHighlighted(text, tags, length)
    .map(piece => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('cutHighlighted', () => {
  it.each([
    ['a <t>table</t> on demand', 'a [table] on demand'],
    ['<t>a</t><t>b</t>', '[a][b]'],
    ['nothing of it', 'nothing of it'],
    ['broken <t>tag', 'broken [tag]'],
    ['', ''],
  ])('of %j shows %j', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it('begins shortly before the first match, at a word', () => {
    const shown = cut(`${'word '.repeat(100)}a <t>match</t> here`);
    expect(shown).toMatch(/^… word (word )+a \[match\] here$/);
    expect(shown.length).toBeLessThan(90);
  });

  it('ends after so many characters', () => {
    expect(cut(`${'x'.repeat(50)}`, 10)).toBe(`${'x'.repeat(10)}…`);
    expect(cut('<t>12345</t>67890abc', 10)).toBe('[12345]67890…');
    expect(cut('<t>12345</t><t>67890</t>abc', 10)).toBe('[12345][67890]');
  });

  it('takes a text without tags as it is', () => {
    expect(cutHighlighted('<t>a</t>', undefined, 100)).toEqual([
      { text: '<t>a</t>', isMatch: false },
    ]);
  });
});
