import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { bucket, facets } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

/** Not one of the lists within a card. */
function isCard(item: HTMLElement): boolean {
  return item.querySelector('h2') !== null;
}

describe('catalog', () => {
  beforeEach(() => localStorage.clear());

  it('shows each pattern as a card that leads to its page', async () => {
    renderPatterns({ at: '/patterns', api: fakePatternsApi() });

    const card = await screen.findByRole('link', { name: 'Encrypted bucket' });
    expect(card).toHaveAttribute('href', '/patterns/encrypted-bucket');
    const cards = within(screen.getByRole('list', { name: 'Patterns' }));
    const all = cards.getAllByRole('listitem').filter(isCard);
    expect(all).toHaveLength(2);
    const [first, second] = all;
    expect(first).toHaveTextContent('An S3 bucket that refuses plain text.');
    expect(first).not.toHaveTextContent('With versions');
    expect(first).toHaveTextContent('1.1.0');
    expect(first).toHaveTextContent('platform');
    expect(within(first).getByRole('img')).toHaveAccessibleName(
      'CloudFormation',
    );
    expect(within(second).getByText('Deprecated')).toBeVisible();
  });

  it('puts the cursor into the search field', async () => {
    renderPatterns({ at: '/patterns', api: fakePatternsApi() });
    expect(await screen.findByRole('searchbox')).toHaveFocus();
  });

  it('asks the server for what the address says', async () => {
    const api = fakePatternsApi();
    renderPatterns({
      at: '/patterns?q=bucket&type=CFN&resourceType=AWS::S3::Bucket&sort=title',
      api,
    });
    await screen.findByRole('link', { name: 'Encrypted bucket' });
    expect(api.listPatterns).toHaveBeenCalledWith(
      {
        search: 'bucket',
        type: ['CFN'],
        resourceType: ['AWS::S3::Bucket'],
        sort: 'title',
        order: 'asc',
        limit: 20,
      },
      { signal: expect.any(AbortSignal) },
    );
    expect(screen.getByRole('searchbox')).toHaveValue('bucket');
    expect(
      screen.getByRole('checkbox', { name: /CloudFormation/ }),
    ).toBeChecked();
  });

  it('searches as one types and narrows by facets', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns', api });
    await userEvent.type(await screen.findByRole('searchbox'), 'que');
    await waitFor(() =>
      expect(api.listPatterns).toHaveBeenLastCalledWith(
        expect.objectContaining({ search: 'que' }),
        expect.anything(),
      ),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /Active/ }));
    await waitFor(() =>
      expect(api.listPatterns).toHaveBeenLastCalledWith(
        expect.objectContaining({ search: 'que', lifecycle: ['active'] }),
        expect.anything(),
      ),
    );
  });

  describe('attributes', () => {
    const values = ['Region:eu', 'Region:us', 'DataClass:PII', 'DataClass:X'];
    const attribute = values.map(value => ({ value, count: 1 }));

    it('narrow, by key, as the address says and in any case', async () => {
      const api = fakePatternsApi({
        getFacets: async () => ({ ...facets, attribute }),
      });
      renderPatterns({ at: '/patterns?attribute=region:EU', api });
      const region = within(
        await screen.findByRole('group', { name: 'Region' }),
      );
      expect(region.getByRole('checkbox', { name: /^eu/ })).toBeChecked();
      const dataClass = within(
        screen.getByRole('group', { name: 'DataClass' }),
      );
      await userEvent.click(dataClass.getByRole('checkbox', { name: /^PII/ }));
      await waitFor(() =>
        expect(api.listPatterns).toHaveBeenLastCalledWith(
          expect.objectContaining({
            attribute: ['DataClass:PII', 'Region:eu'],
          }),
          expect.anything(),
        ),
      );
      await userEvent.click(region.getByRole('checkbox', { name: /^eu/ }));
      await waitFor(() =>
        expect(api.listPatterns).toHaveBeenLastCalledWith(
          expect.objectContaining({ attribute: ['DataClass:PII'] }),
          expect.anything(),
        ),
      );
    });

    it('are folded when there are many keys, but for the first and the chosen', async () => {
      const api = fakePatternsApi({
        getFacets: async () => ({
          ...facets,
          attribute: ['A:x', 'B:x', 'C:x', 'D:x', 'E:x'].map(value => ({
            value,
            count: 1,
          })),
        }),
      });
      renderPatterns({ at: '/patterns?attribute=E:x', api });
      await screen.findByRole('group', { name: 'A' });
      expect(screen.getByRole('group', { name: 'C' })).toBeVisible();
      expect(screen.getByRole('group', { name: 'E' })).toBeVisible();
      expect(screen.queryByRole('group', { name: 'D' })).toBeNull();
      await userEvent.click(
        screen.getByRole('button', { name: 'Show all 5 keys' }),
      );
      expect(screen.getByRole('group', { name: 'D' })).toBeVisible();
    });

    it('are on the cards, three at most, and in the table', async () => {
      const api = fakePatternsApi({
        listPatterns: async () => ({
          items: [
            {
              ...bucket,
              attributes: { Region: ['eu', 'us'], DataClass: ['PII', 'X'] },
            },
          ],
        }),
      });
      renderPatterns({ at: '/patterns', api });
      const list = await screen.findByRole('list', { name: 'Attributes' });
      expect(
        within(list)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual(['DataClass: PII', 'DataClass: X', 'Region: eu', 'and 1 more']);
      await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
      expect(
        await screen.findByRole('row', { name: /encrypted-bucket/ }),
      ).toHaveTextContent(
        'DataClass: PII, DataClass: X, Region: eu, Region: us',
      );
      expect(
        screen.queryByRole('columnheader', { name: /Attributes/ }),
      ).toBeNull();
    });
  });

  it('goes through the pages by their cursors', async () => {
    const api = fakePatternsApi({
      listPatterns: jest.fn(async ({ cursor }) =>
        cursor
          ? { items: [{ ...bucket, name: 'b2', title: 'Second page' }] }
          : { items: [bucket], nextCursor: 'c2' },
      ),
    });
    renderPatterns({ at: '/patterns', api });
    await userEvent.click(await screen.findByRole('button', { name: /next/i }));
    expect(
      await screen.findByRole('link', { name: 'Second page' }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /previous/i }));
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toBeVisible();
  });

  it('shows the same as a table, and remembers the choice', async () => {
    renderPatterns({ at: '/patterns', api: fakePatternsApi() });
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    for (const text of ['Encrypted bucket', 'CFN', '1.1.0', 'platform']) {
      expect(row).toHaveTextContent(text);
    }
    expect(localStorage.getItem('patterns.catalog.view')).toBe('table');
  });

  it('tells the newest version that is not published in the table', async () => {
    const api = fakePatternsApi({
      listPatterns: async () => ({
        items: [
          { ...bucket, newestVersion: '1.2.0', newestState: 'in-review' },
        ],
      }),
    });
    renderPatterns({ at: '/patterns?view=table', api });
    const row = await screen.findByRole('row', { name: /encrypted-bucket/ });
    expect(row).toHaveTextContent('In review (1.2.0)');
  });

  it('offers to clear the filters when nothing is found', async () => {
    const api = fakePatternsApi({
      listPatterns: jest.fn(async ({ search }) => ({
        items: search ? [] : [bucket],
      })),
    });
    renderPatterns({ at: '/patterns?q=nothing', api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear search and filters' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('says what a pattern is where there is none', async () => {
    const api = fakePatternsApi({
      listPatterns: async () => ({ items: [] }),
      getFacets: async () => ({ ...facets, total: 0 }),
    });
    renderPatterns({ at: '/patterns', api });
    expect(
      await screen.findByRole('heading', { name: 'No patterns yet' }),
    ).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Publish a pattern' })[0],
    );
    expect(
      await screen.findByRole('menuitem', { name: 'CDK construct library' }),
    ).toHaveAttribute('href', '/create/templates/default/publish-cdk-pattern');
  });

  it('says why it could not load, and tries again', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'Out of tea');
    const listPatterns = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue({ items: [bucket] });
    renderPatterns({ at: '/patterns', api: fakePatternsApi({ listPatterns }) });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of tea');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toBeVisible();
  });

  it('counts in the tab what waits for a review', async () => {
    renderPatterns({ at: '/patterns', api: fakePatternsApi() });
    expect(
      await screen.findByRole('tab', { name: 'Reviews (1)' }),
    ).toBeVisible();
  });

  it('keeps the filters behind a button where there is little room', async () => {
    renderPatterns({ at: '/patterns', api: fakePatternsApi() });
    const button = await screen.findByRole('button', { name: 'Show filters' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(
      screen.getByRole('button', { name: 'Hide filters' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });
});
