import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Statistics } from '@apo/backstage-plugin-patterns-common';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { summary } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const figures: Statistics = {
  at: new Date().toISOString(),
  patterns: [
    { type: 'CDK', lifecycle: 'active', count: 3 },
    { type: 'CFN', lifecycle: 'active', count: 1200 },
    { type: 'CFN', lifecycle: 'unpublished', count: 300 },
  ],
  versions: [
    { state: 'in-review', count: 5 },
    { state: 'invalid', count: 20 },
    { state: 'publish-failed', count: 1 },
    { state: 'published', count: 10 },
  ],
  publication: [
    { month: '2026-10', count: 1, medianHours: 0.5, p90Hours: 0.5 },
    { month: '2026-11', count: 40, medianHours: 6.25, p90Hours: 72 },
  ],
  refusals: [
    { tool: 'cfn-guard', ruleId: 'S3_ENCRYPTED', count: 8 },
    { tool: 'lint', ruleId: 'E3002', count: 2 },
  ],
  used: [{ name: 'encrypted-bucket', title: 'Encrypted bucket', count: 7 }],
  stale: [
    {
      name: 'old-queue',
      title: 'Old queue',
      owner: 'group:default/messaging',
      updatedAt: '2024-01-01T00:00:00.000Z',
    },
  ],
};
const nothing: Statistics = {
  at: figures.at,
  patterns: [],
  versions: [],
  publication: [],
  refusals: [],
  used: [],
  stale: [],
};

function show(getStatistics: jest.Mock, at = '/patterns/overview') {
  const api = fakePatternsApi({ getStatistics });
  renderPatterns({ at, api });
  return api;
}

const shown = (value: Statistics) => show(jest.fn(async () => value));

function rowsOf(table: HTMLElement): string[] {
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .reduce(
          (text, cell) => `${text} | ${cell.textContent}`,
          within(row).getByRole('rowheader').textContent ?? '',
        ),
    );
}

describe('the overview', () => {
  it('shows each figure as a row of a table, beside its bar', async () => {
    shown(figures);
    expect(
      rowsOf(
        await screen.findByRole('table', {
          name: 'Patterns by type and lifecycle',
        }),
      ),
    ).toEqual([
      'CloudFormation, not yet published | 300',
      'CloudFormation, active | 1,200',
      'CDK, active | 3',
    ]);
    const versions = screen.getByRole('table', { name: 'Versions by state' });
    expect(rowsOf(versions)).toEqual([
      'Invalid | 20',
      'In review | 5',
      'Publishing failed | 1',
      'Published | 10',
    ]);
    expect(
      rowsOf(
        screen.getByRole('table', { name: 'From submission to publication' }),
      ),
    ).toEqual([
      'November 2026 40 versions | 6.3 h | 3 days',
      'October 2026 1 version | 30 min | 30 min',
    ]);
    expect(
      rowsOf(screen.getByRole('table', { name: 'Refusals by rule' })),
    ).toEqual(['S3_ENCRYPTED cfn-guard | 8', 'E3002 lint | 2']);
    expect(rowsOf(screen.getByRole('table', { name: 'Most used' }))).toEqual([
      'Encrypted bucket | 7',
    ]);
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('draws bars in proportion, which nobody who listens has to hear', async () => {
    shown(figures);
    const table = await screen.findByRole('table', {
      name: 'Versions by state',
    });
    const bars = Array.from(
      table.querySelectorAll<HTMLElement>('[aria-hidden] > span'),
      bar => bar.style.inlineSize,
    );
    expect(bars).toEqual(['100%', '25%', '5%', '50%']);
  });

  it.each([
    ['CloudFormation, active', '/patterns?type=CFN&lifecycle=active'],
    ['In review', '/patterns/reviews'],
    ['Invalid', '/patterns/overview/invalid'],
    ['Encrypted bucket', '/patterns/encrypted-bucket'],
    ['Old queue', '/patterns/old-queue'],
  ])('leads from %s to %s', async (name, href) => {
    shown(figures);
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      href,
    );
  });

  it('says first what one looks for first', async () => {
    shown(figures);
    const facts = await screen.findAllByRole('definition');
    expect(facts.map(({ textContent }) => textContent)).toEqual([
      '1,203 of 1,503',
      '5 versions',
      '1 version',
      '6.3 h median, November 2026',
    ]);
  });

  it('says what is missing where some of it is', async () => {
    shown({ ...nothing, patterns: figures.patterns });
    expect(
      await screen.findByText('The gate has refused nothing.'),
    ).toBeVisible();
    expect(
      screen.getByText('Nothing was published in the last year.'),
    ).toBeVisible();
    expect(
      screen.getByText('No pattern is in use that the portal knows.'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Every published pattern was changed within half a year.',
      ),
    ).toBeVisible();
  });

  it('says what to do in a new portal', async () => {
    shown(nothing);
    expect(
      await screen.findByRole('heading', {
        name: 'There is nothing to count yet',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows an outline while the figures are on their way', async () => {
    show(jest.fn(() => new Promise<Statistics>(() => {})));
    expect(await screen.findByText('Loading the figures')).toBeInTheDocument();
  });

  it('says why the figures could not be loaded, and tries again', async () => {
    show(
      jest
        .fn()
        .mockRejectedValueOnce(
          await answer(503, 'ServiceUnavailableError', 'The database is down'),
        )
        .mockResolvedValueOnce(figures),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The figures could not be loaded');
    expect(alert).toHaveTextContent('The database is down');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Most used' }),
    ).toBeVisible();
  });
});

describe('the versions behind a figure', () => {
  it('are a list of that state', async () => {
    const api = fakePatternsApi({
      listVersions: jest.fn(async () => ({
        items: [{ ...summary, state: 'invalid' as const }],
      })),
    });
    renderPatterns({ at: '/patterns/overview/invalid', api });
    expect(
      await screen.findByRole('heading', { name: 'Versions: invalid' }),
    ).toBeVisible();
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    expect(row).toHaveTextContent('1.1.0');
    expect(api.listVersions).toHaveBeenCalledWith(
      { state: ['invalid'], order: 'desc', limit: 20 },
      expect.anything(),
    );
  });

  it('lead back where there are none', async () => {
    const api = fakePatternsApi({ listVersions: async () => ({ items: [] }) });
    renderPatterns({ at: '/patterns/overview/approved', api });
    expect(
      await screen.findByRole('link', { name: 'Back to the overview' }),
    ).toHaveAttribute('href', '/patterns/overview');
  });

  it('are no page for what is no state', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/overview/finished', api });
    expect(
      await screen.findByRole('heading', { name: /no such page/i }),
    ).toBeVisible();
  });
});
