import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLaunchesApi } from '../../__testUtils__/fakeLaunchesApi';
import { consumers, launch } from '../../__testUtils__/launchFixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket?tab=consumers';

describe('consumers of a pattern', () => {
  it('shows uses by version, and who is behind', async () => {
    const { api } = fakeLaunchesApi();
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: '3 uses, 2 behind' }),
    ).toBeVisible();
    const bars = within(screen.getByRole('table', { name: 'Uses by version' }));
    expect(bars.getAllByRole('row').map(row => row.textContent)).toEqual([
      'VersionUsesStanding',
      '1.1.01Latest',
      '1.0.02Behind',
    ]);
    const uses = within(
      screen.getByRole('table', { name: 'Uses, latest first' }),
    );
    const row = uses.getByRole('row', { name: /billing-bucket/ });
    expect(row).toHaveTextContent('lin');
    expect(row).toHaveTextContent('1.0.0Behind');
    expect(row).toHaveTextContent('Available');
    expect(
      uses.getByRole('row', { name: /orders-bucket/ }),
    ).not.toHaveTextContent('Behind');
  });

  it('narrows to one version, which the address keeps', async () => {
    const { api, launches } = fakeLaunchesApi();
    renderPatterns({ at, api });
    await userEvent.click(await screen.findByRole('link', { name: '1.0.0' }));
    await waitFor(() =>
      expect(launches.listConsumers).toHaveBeenLastCalledWith(
        'encrypted-bucket',
        { limit: 20, version: '1.0.0' },
        expect.anything(),
      ),
    );
    expect(
      await screen.findByRole('link', { name: 'See every version' }),
    ).toHaveAttribute('href', at);
  });

  it('shows more where there is more', async () => {
    const listConsumers = jest
      .fn()
      .mockResolvedValueOnce({ ...consumers, nextCursor: 'next' })
      .mockResolvedValueOnce({
        ...consumers,
        items: [{ ...launch, id: 'launch-9', name: 'oldest' }],
      });
    const { api } = fakeLaunchesApi({ listConsumers });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(await screen.findByRole('link', { name: 'oldest' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'orders-bucket' })).toBeVisible();
    expect(listConsumers).toHaveBeenLastCalledWith(
      'encrypted-bucket',
      { limit: 20, cursor: 'next' },
      expect.anything(),
    );
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says so where nobody uses it', async () => {
    const { api } = fakeLaunchesApi({
      listConsumers: async () => ({ total: 0, versions: [], items: [] }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: /Nobody uses it/ }),
    ).toBeVisible();
  });

  it('says why it could not load', async () => {
    const { api } = fakeLaunchesApi({
      listConsumers: jest.fn().mockRejectedValue(new Error('Failed to fetch')),
    });
    renderPatterns({ at, api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
  });
});
