import { hoursText, monthText } from './overviewWords';

describe('the words of figures', () => {
  it.each([
    [0, '< 1 min'],
    [0.2, '12 min'],
    [1, '1 h'],
    [6.26, '6.3 h'],
    [47.9, '47.9 h'],
    [48, '2 days'],
    [30_000, '1,250 days'],
  ])('say %d hours as %s', (hours, text) => {
    expect(hoursText(hours)).toBe(text);
  });

  it('name a month', () => {
    expect(monthText('2026-01')).toBe('January 2026');
    expect(monthText('2025-12')).toBe('December 2025');
  });
});
