import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { summary } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const waiting = [
  { ...summary, state: 'in-review' as const },
  { ...summary, patternName: 'old-queue', state: 'in-review' as const },
];

describe('lists of versions', () => {
  it('shows what waits for a review, each a click away', async () => {
    const api = fakePatternsApi({
      listVersions: jest.fn(async () => ({ items: waiting })),
    });
    renderPatterns({ at: '/patterns/reviews', api });
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    expect(row).toHaveTextContent('ada');
    expect(row).toHaveTextContent('0 open, 214 rules checked');
    expect(
      within(row).getByRole('link', { name: 'encrypted-bucket' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket/versions/1.1.0');
    expect(api.listVersions).toHaveBeenCalledWith(
      { state: ['in-review'], order: 'asc', limit: 20 },
      expect.anything(),
    );
  });

  it('moves with j and k, and opens with Enter', async () => {
    const api = fakePatternsApi({
      listVersions: async () => ({ items: waiting }),
    });
    renderPatterns({ at: '/patterns/reviews', api });
    const second = await screen.findByRole('row', { name: /old-queue/ });
    const first = screen.getByRole('row', { name: /encrypted-bucket/ });
    await userEvent.keyboard('j');
    expect(first).toHaveFocus();
    await userEvent.keyboard('jj');
    expect(second).toHaveFocus();
    await userEvent.keyboard('k{Enter}');
    await waitFor(() =>
      expect(api.getVersion).toHaveBeenCalledWith(
        { patternName: 'encrypted-bucket', version: '1.1.0' },
        expect.anything(),
      ),
    );
  });

  it('shows what one has submitted, with its state', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/submissions', api });
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    expect(row).toHaveTextContent('Published');
    expect(api.listVersions).toHaveBeenCalledWith(
      { mine: true, order: 'desc', limit: 20 },
      expect.anything(),
    );
  });

  it('says what to do where there is nothing', async () => {
    const api = fakePatternsApi({ listVersions: async () => ({ items: [] }) });
    renderPatterns({ at: '/patterns/submissions', api });
    expect(
      await screen.findByRole('heading', {
        name: /not submitted anything yet/,
      }),
    ).toBeVisible();
  });

  it('says why it could not load', async () => {
    const api = fakePatternsApi({
      listVersions: async () => {
        throw new Error('Failed to fetch');
      },
    });
    renderPatterns({ at: '/patterns/submissions', api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
  });
});
