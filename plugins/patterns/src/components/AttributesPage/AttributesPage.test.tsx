import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  attributeKeys,
  pii,
  violation,
} from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer, fakeBlob } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/attributes';

const findRow = (name: RegExp) => screen.findByRole('row', { name });

describe('attributes', () => {
  it('stand beneath their keys, with the rule of each key', async () => {
    renderPatterns({ at, api: fakeAttributesApi().api });
    const head = await findRow(/required for CFN · one value/);
    expect(head).toHaveTextContent(/^DataClass/);
    const table = screen.getByRole('table', { name: 'Attributes' });
    const rows = within(table).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('Value'),
      expect.stringMatching(/^DataClass/),
      expect.stringMatching(/^PII/),
      expect.stringMatching(/^Public/),
      expect.stringMatching(/^Tieroptional · one value/),
      expect.stringMatching(/^One/),
    ]);
  });

  it('say what they mean, who carries them and how they are on AWS', async () => {
    renderPatterns({ at, api: fakeAttributesApi().api });
    const row = within(await findRow(/^PII/));
    expect(row.getByRole('link', { name: 'PII' })).toHaveAttribute(
      'href',
      '/patterns/attributes/DATACLASS:PII',
    );
    expect(row.getByRole('link', { name: '2 patterns' })).toHaveAttribute(
      'href',
      '/patterns?attribute=DataClass%3APII',
    );
    expect(row.getByText('Says who somebody is.')).toBeVisible();
    expect(row.getByText('Synced')).toBeVisible();
    const failed = within(await findRow(/^Public/));
    expect(failed.getByText('Not used')).toBeVisible();
    const link = failed.getByRole('link', { name: 'Failed' });
    expect(link).toHaveAttribute(
      'href',
      '/patterns/attributes/DATACLASS:PUBLIC',
    );
    await userEvent.tab();
    act(() => link.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'AWS refused the tag policy.',
    );
  });

  it('have no such column where they stay in the portal', async () => {
    const { api } = fakeAttributesApi({
      list: async () => ({ items: [{ ...pii, sync: undefined }] }),
    });
    renderPatterns({ at, api });
    await findRow(/^PII/);
    expect(screen.queryByRole('columnheader', { name: 'On AWS' })).toBeNull();
  });

  it('are those that the address asks for', async () => {
    const { api, attributes } = fakeAttributesApi();
    renderPatterns({ at: `${at}?q=pi&key=DataClass&sort=uses`, api });
    await findRow(/PII/);
    expect(attributes.list).toHaveBeenCalledWith(
      {
        search: 'pi',
        key: ['DataClass'],
        sort: 'uses',
        order: 'desc',
        limit: 20,
      },
      { signal: expect.any(AbortSignal) },
    );
    expect(screen.getByRole('searchbox')).toHaveValue('pi');
    // An order that mixes keys says the key in each row.
    expect(screen.getByRole('columnheader', { name: 'Key' })).toBeVisible();
  });

  it('are searched as one types, narrowed by key and put in order', async () => {
    const { api, attributes } = fakeAttributesApi();
    renderPatterns({ at, api });
    await userEvent.type(await screen.findByRole('searchbox'), 'who');
    await userEvent.click(screen.getByRole('button', { name: /Keys/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Tier' }));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: /Order/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Newest first' }),
    );
    await waitFor(() =>
      expect(attributes.list).toHaveBeenLastCalledWith(
        expect.objectContaining({
          search: 'who',
          key: ['Tier'],
          sort: 'created',
        }),
        expect.anything(),
      ),
    );
  });

  it('come page by page, and the focus goes to what is new', async () => {
    const { api } = fakeAttributesApi({
      list: jest.fn(async ({ cursor }) =>
        cursor
          ? { items: [{ ...pii, id: 'DATACLASS:SECRET', value: 'Secret' }] }
          : { items: [pii], nextCursor: 'c2' },
      ),
    });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    const row = await findRow(/^Secret/);
    expect(row).toHaveFocus();
    expect(await findRow(/^PII/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('that are none say what an attribute is', async () => {
    const { api } = fakeAttributesApi({
      list: async () => ({ items: [] }),
      listKeys: async () => ({ items: [] }),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: 'No attributes yet' }),
    ).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Create attribute' })[0],
    );
    expect(
      await screen.findByRole('dialog', { name: 'Create attribute' }),
    ).toBeVisible();
  });

  it('that do not match can be brought back', async () => {
    const { api } = fakeAttributesApi({
      list: jest.fn(async ({ search }) => ({ items: search ? [] : [pii] })),
    });
    renderPatterns({ at: `${at}?q=nothing`, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear search and keys' }),
    );
    expect(await findRow(/^PII/)).toBeVisible();
  });

  it('say why they could not be loaded, and are asked for again', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'Out of tea');
    const { api } = fakeAttributesApi({
      list: jest
        .fn()
        .mockRejectedValueOnce(failure)
        .mockResolvedValue({ items: [pii] }),
    });
    renderPatterns({ at, api });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of tea');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findRow(/^PII/)).toBeVisible();
  });

  it('warn of the patterns that break a rule, and list them', async () => {
    const { api, attributes } = fakeAttributesApi({
      listKeys: jest.fn(async () => ({
        items: attributeKeys.map(key => ({
          ...key,
          violations: key.key === 'DataClass' ? 1 : 0,
        })),
      })),
      listViolations: jest.fn(async () => ({ items: [violation] })),
    });
    renderPatterns({ at, api });
    const warnings = await screen.findAllByRole('button', { name: /breaks/ });
    expect(warnings).toHaveLength(1);
    await userEvent.click(warnings[0]);
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('link', { name: 'Old queue' }),
    ).toHaveAttribute('href', '/patterns/old-queue');
    expect(dialog.getByText(violation.message)).toBeVisible();
    expect(attributes.listKeys).toHaveBeenCalledWith(
      { violations: true },
      expect.anything(),
    );
  });

  it.each([
    ['Export as CSV', 'csv', 'attributes.csv'],
    ['Export as JSON', 'json', 'attributes.json'],
  ])('leave as a file: %s', async (item, format, name) => {
    URL.createObjectURL = jest.fn(() => 'blob:file');
    const saved: string[] = [];
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    const { api, attributes } = fakeAttributesApi({
      export: jest.fn(async () => fakeBlob('key,value')),
    });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Import and export' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name: item }));
    await waitFor(() => expect(saved).toEqual([name]));
    expect(attributes.export).toHaveBeenCalledWith(format);
    click.mockRestore();
  });
});
