import { capList, capText } from './caps';

describe('answers to agents', () => {
  it('have texts that are cut, and say so', () => {
    expect(capText('short', 5)).toBe('short');
    expect(capText('longer', 5)).toBe(
      'longe\n… (1 more characters: they are on the page in the portal)',
    );
  });

  it('have lists that are cut by number and by size, and say by how many', () => {
    const items = ['a', 'b', 'c'];
    expect(capList(items, { items: 3 })).toEqual({ items, left: 0 });
    expect(capList(items, { items: 2 })).toEqual({
      items: ['a', 'b'],
      left: 1,
    });
    expect(capList(items, { items: 3, characters: 7 })).toEqual({
      items: ['a', 'b'],
      left: 1,
    });
  });
});
