import {
  isPublication,
  lastMonths,
  nearestRank,
  staleBefore,
  toHours,
  toPublicationTime,
} from './statisticsPeriods';

describe('the periods of statistics', () => {
  it('are the last twelve months in UTC, over the end of a year', () => {
    const months = lastMonths(new Date('2026-03-31T23:59:59.999Z'));
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2025-04');
    expect(months.at(-1)).toBe('2026-03');
    expect(months).toContain('2025-12');
  });

  it.each([
    ['2026-11-26T10:00:00.000Z', '2026-05-26T10:00:00.000Z'],
    ['2026-08-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z'],
    ['2026-03-15T10:00:00.000Z', '2025-09-15T10:00:00.000Z'],
  ])('end half a year before %s at %s', (now, before) => {
    expect(staleBefore(new Date(now))).toBe(before);
  });
});

describe('percentiles', () => {
  it.each([
    [1, 50, 0],
    [1, 90, 0],
    [2, 50, 0],
    [3, 50, 1],
    [4, 50, 1],
    [10, 90, 8],
    [11, 90, 9],
  ])('of %d values: %d is at place %d', (length, percentile, place) => {
    expect(nearestRank(length, percentile)).toBe(place);
  });
});

describe('the time of a publication', () => {
  it('is from its submission, in the month in which it ended', () => {
    expect(
      toPublicationTime('2026-01-31T23:00:00.000Z', '2026-02-01T02:30:00.000Z'),
    ).toEqual({ month: '2026-02', durationMs: 12_600_000 });
    expect(toHours(12_600_000)).toBe(3.5);
  });

  it('is never negative', () => {
    expect(
      toPublicationTime('2026-02-01T00:00:00.500Z', '2026-02-01T00:00:00.000Z')
        .durationMs,
    ).toBe(0);
  });

  it('is not that of a deprecation that was taken back', () => {
    expect(isPublication({ from: 'publishing', to: 'published' })).toBe(true);
    expect(isPublication({ from: 'deprecated', to: 'published' })).toBe(false);
  });
});
