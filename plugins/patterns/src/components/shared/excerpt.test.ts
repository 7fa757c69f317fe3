import { excerpt } from './excerpt';

const text = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`).join('\n');

describe('excerpt', () => {
  it('shows a line with its surroundings', () => {
    const lines = excerpt(text, 10);
    expect(lines.map(l => l.number)).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(lines.filter(l => l.marked)).toEqual([
      { number: 10, text: 'line 10', marked: true },
    ]);
  });

  it('stays within the file', () => {
    expect(excerpt(text, 1)[0].number).toBe(1);
    expect(excerpt(text, 40).at(-1)?.number).toBe(40);
    expect(excerpt(text, 41)).toEqual([]);
  });

  it('marks at most twelve lines', () => {
    const marked = excerpt(text, 5, 39).filter(l => l.marked);
    expect(marked).toHaveLength(12);
  });
});
