import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Transition } from '@apo/backstage-plugin-patterns-common';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { history, pattern } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/encrypted-bucket';

const list = () => screen.findByRole('list', { name: 'History, newest first' });
const rowsOf = (found: HTMLElement) => within(found).getAllByRole('listitem');

function forReader() {
  return fakePatternsApi({
    getPattern: async () => ({
      ...pattern,
      can: { ...pattern.can, history: { allowed: false } },
    }),
  });
}

describe('history of a pattern', () => {
  it('says what happened to which version, when, by whom and to which bundle', async () => {
    renderPatterns({ at: `${at}?tab=history`, api: fakePatternsApi() });
    const rows = rowsOf(await list());
    const row = (index: number) => within(rows.at(index)!);
    expect(rows[0]).toHaveTextContent(/^1\.1\.0Published/);
    expect(
      row(0).getByRole('link', { name: 'the release task' }),
    ).toHaveAttribute('href', '/create/tasks/task-2');
    expect(row(0).getByRole('link', { name: '1.1.0' })).toHaveAttribute(
      'href',
      `${at}/versions/1.1.0`,
    );
    expect(rows[1]).toHaveTextContent(
      /Publishing failed.*Publishing.*by grace/,
    );
    expect(rows[2]).toHaveTextContent('by the portal');
    expect(rows[4]).toHaveTextContent('Approved');
    expect(row(4).getByText('Well done.')).toBeVisible();
    expect(rows[6]).toHaveTextContent(/Invalid.*Submitted again.*by ada/);
    expect(rows[8]).toHaveTextContent(/^1\.1\.0Submitted/);
    expect(row(8).getByText('b2b2b2b2b2b2')).toBeVisible();
    expect(row(8).getByTitle(/2026/)).toHaveTextContent(/ago$/);
  });

  it('is a tab for those who may read it, and for no others', async () => {
    renderPatterns({ at, api: fakePatternsApi() });
    expect(
      await screen.findByRole('link', { name: 'History' }),
    ).toHaveAttribute('href', `${at}?tab=history`);
  });

  it('is no tab for others', async () => {
    renderPatterns({ at, api: forReader() });
    await screen.findByRole('link', { name: 'Findings' });
    expect(screen.queryByRole('link', { name: 'History' })).toBeNull();
  });

  it('says whom it is for to those who come by a link, and asks the server nothing', async () => {
    const api = forReader();
    renderPatterns({ at: `${at}?tab=history`, api });
    expect(
      await screen.findByRole('heading', {
        name: 'The history is for administrators',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the overview' }),
    ).toHaveAttribute('href', at);
    expect(api.listHistory).not.toHaveBeenCalled();
  });

  it('shows more by pages, and moves on to what came', async () => {
    const pages: Record<string, Transition[]> = {
      first: history.slice(0, 2),
      second: history.slice(2),
    };
    const listHistory = jest.fn(async (_name, { cursor }) => ({
      items: pages[cursor ?? 'first'],
      ...(!cursor && { nextCursor: 'second' }),
    }));
    renderPatterns({
      at: `${at}?tab=history`,
      api: fakePatternsApi({ listHistory }),
    });
    expect(rowsOf(await list())).toHaveLength(2);
    screen.getByRole('button', { name: 'Show more' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(async () => expect(rowsOf(await list())).toHaveLength(9));
    expect(rowsOf(await list())[2]).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(listHistory).toHaveBeenLastCalledWith(
      'encrypted-bucket',
      { limit: 20, cursor: 'second' },
      expect.anything(),
    );
  });

  it('keeps what it knows where more could not be loaded, and tries that page again', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'Out of tea');
    const listHistory = jest
      .fn()
      .mockResolvedValueOnce({ items: history.slice(0, 2), nextCursor: 'more' })
      .mockRejectedValueOnce(failure)
      .mockResolvedValueOnce({ items: history.slice(2) });
    renderPatterns({
      at: `${at}?tab=history`,
      api: fakePatternsApi({ listHistory }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of tea');
    expect(rowsOf(await list())).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(async () => expect(rowsOf(await list())).toHaveLength(9));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('takes the version to show from the address, and puts it there', async () => {
    const listHistory = jest.fn(async (_name, { version }) => ({
      items: version ? [{ ...history[0], version }] : history,
    }));
    renderPatterns({
      at: `${at}?tab=history&of=1.0.0`,
      api: fakePatternsApi({ listHistory }),
    });
    expect(rowsOf(await list())).toHaveLength(1);
    expect(listHistory).toHaveBeenLastCalledWith(
      'encrypted-bucket',
      { limit: 20, version: '1.0.0' },
      expect.anything(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Show the steps of/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Every version' }),
    );
    await waitFor(async () => expect(rowsOf(await list())).toHaveLength(9));
    expect(screen.getByRole('link', { name: 'History' })).toHaveAttribute(
      'href',
      `${at}?tab=history`,
    );
  });

  it('says so where nothing is recorded', async () => {
    const api = fakePatternsApi({ listHistory: async () => ({ items: [] }) });
    renderPatterns({ at: `${at}?tab=history`, api });
    expect(await screen.findByText('Nothing is recorded yet.')).toBeVisible();
  });

  it('shows that it is loading, then why it could not, and tries again', async () => {
    let fail: (error: Error) => void = () => {};
    const listHistory = jest
      .fn()
      .mockReturnValueOnce(
        new Promise((_, reject) => {
          fail = reject;
        }),
      )
      .mockResolvedValue({ items: history });
    renderPatterns({
      at: `${at}?tab=history`,
      api: fakePatternsApi({ listHistory }),
    });
    expect(await screen.findByText('Loading the history')).toBeInTheDocument();
    fail(new Error('Failed to fetch'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(rowsOf(await list())).toHaveLength(9);
  });
});
