import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Pattern,
  PatternVersion,
  Retirement,
} from '@apo/backstage-plugin-patterns-common';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { pattern, queue, summary, version } from '../../__testUtils__/fixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';
import type { PatternsApi } from '../../api';

const yes = { allowed: true };
const no = { allowed: false };
const retirement: Retirement = {
  reason: 'It keeps no versions.',
  successor: 'old-queue',
  by: 'user:default/grace',
  at: '2026-01-03T10:00:00Z',
  scope: 'version',
};
const store = { ...queue, lifecycle: 'active' as const };

function aVersion(changes: Partial<PatternVersion> = {}): PatternVersion {
  return {
    ...version,
    can: { ...version.can, deprecate: yes, revoke: yes },
    ...changes,
  };
}

function aPattern(changes: Partial<Pattern> = {}): Pattern {
  return {
    ...pattern,
    versions: [summary],
    can: { ...pattern.can, deprecate: yes, revoke: yes },
    ...changes,
  };
}

const versionPage = '/patterns/encrypted-bucket/versions/1.1.0';

function open(at: string, overrides: Partial<PatternsApi>) {
  const api = fakePatternsApi({
    listPatterns: jest.fn(async () => ({ items: [store] })),
    ...overrides,
  });
  renderPatterns({ at, api });
  return api;
}

async function choose(item: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Lifecycle' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return within(await screen.findByRole('dialog'));
}

async function offered() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Lifecycle' }),
  );
  const items = await screen.findAllByRole('menuitem');
  return items.map(item => item.textContent);
}

describe('the lifecycle of a version', () => {
  it('is deprecated with a reason and a successor, and that can be undone', async () => {
    const set = jest.fn(async () => summary);
    open(versionPage, {
      getVersion: jest.fn(async () => aVersion()),
      setVersionLifecycle: set,
    });
    const dialog = await choose('Deprecate');
    expect(dialog.getByText(/nothing new is launched/)).toBeInTheDocument();
    const submit = dialog.getByRole('button', { name: 'Deprecate' });
    expect(submit).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'It keeps no versions.',
    );
    await userEvent.type(
      dialog.getByRole('combobox', { name: /Use instead/ }),
      'queue',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /old-queue/ }),
    );
    await userEvent.click(submit);
    await waitFor(() =>
      expect(set).toHaveBeenLastCalledWith(
        { patternName: 'encrypted-bucket', version: '1.1.0' },
        {
          state: 'deprecated',
          reason: 'It keeps no versions.',
          successor: 'old-queue',
        },
      ),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(set).toHaveBeenLastCalledWith(
        { patternName: 'encrypted-bucket', version: '1.1.0' },
        { state: 'published' },
      ),
    );
  });

  it('is revoked only by who says that users lose it', async () => {
    const set = jest.fn(async () => summary);
    open(versionPage, {
      getVersion: jest.fn(async () =>
        aVersion({ state: 'deprecated', retirement }),
      ),
      setVersionLifecycle: set,
    });
    const dialog = await choose('Revoke');
    expect(dialog.getByText(/disappears from the catalog/)).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      retirement.reason,
    );
    const submit = dialog.getByRole('button', { name: 'Revoke' });
    expect(submit).toBeDisabled();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /will not find it/ }),
    );
    await userEvent.click(submit);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(set).toHaveBeenCalledTimes(2));
    expect(set.mock.calls.map(([, change]: any[]) => change.state)).toEqual([
      'revoked',
      'deprecated',
    ]);
    expect((set.mock.calls[1] as any[])[1]).toMatchObject({
      reason: retirement.reason,
      successor: 'old-queue',
    });
  });

  it('says beside the field what the server does not take, and loses nothing', async () => {
    open(versionPage, {
      getVersion: jest.fn(async () => aVersion()),
      setVersionLifecycle: jest.fn(async () => {
        throw await answer(
          400,
          'InputError',
          'successor',
          {},
          {
            fields: [
              {
                field: 'successor',
                rule: 'is a published pattern',
                fix: 'choose one',
              },
            ],
          },
        );
      }),
    });
    const dialog = await choose('Deprecate');
    const reason = dialog.getByRole('textbox', { name: /Reason/ });
    await userEvent.type(reason, 'Old');
    await userEvent.click(dialog.getByRole('button', { name: 'Deprecate' }));
    expect(
      await dialog.findByText('It is a published pattern: choose one'),
    ).toBeInTheDocument();
    expect(reason).toHaveValue('Old');
  });

  it.each([
    ['published', ['Deprecate', 'Revoke']],
    ['deprecated', ['Restore', 'Revoke']],
    ['revoked', ['Restore']],
  ] as const)('offers for one that is %s', async (state, items) => {
    open(versionPage, {
      getVersion: jest.fn(async () => aVersion({ state, retirement })),
    });
    expect(await offered()).toEqual(items);
  });

  it('is changed by nobody who may not', async () => {
    open(versionPage, {
      getVersion: jest.fn(async () =>
        aVersion({ state: 'deprecated', retirement, can: version.can }),
      ),
    });
    expect(
      await screen.findByText('This version is deprecated'),
    ).toBeInTheDocument();
    expect(screen.getByText(/It keeps no versions/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'old-queue' })).toHaveAttribute(
      'href',
      '/patterns/old-queue',
    );
    expect(screen.queryByRole('button', { name: 'Lifecycle' })).toBeNull();
  });

  it('says why AWS does not show it, and asks again', async () => {
    const requestSync = jest.fn(async () => {});
    open(versionPage, {
      getVersion: jest.fn(async () =>
        aVersion({
          state: 'revoked',
          retirement,
          lifecycleSync: { state: 'failed', message: 'No such product' },
        }),
      ),
      attributes: { requestSync } as unknown as PatternsApi['attributes'],
    });
    expect(
      await screen.findByText('This version is revoked'),
    ).toBeInTheDocument();
    expect(screen.getByText('No such product')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() =>
      expect(requestSync).toHaveBeenCalledWith([
        { kind: 'lifecycle', id: 'encrypted-bucket@1.1.0' },
      ]),
    );
  });
});

describe('the lifecycle of a pattern', () => {
  it('is deprecated as a whole, and shows it', async () => {
    const set = jest.fn(async () => pattern);
    open('/patterns/encrypted-bucket', {
      getPattern: jest.fn(async () => aPattern()),
      setPatternLifecycle: set,
    });
    const dialog = await choose('Deprecate');
    expect(
      dialog.getByText(/^Every published version of it stays/),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'Old',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Deprecate' }));
    await waitFor(() =>
      expect(set).toHaveBeenCalledWith('encrypted-bucket', {
        state: 'deprecated',
        reason: 'Old',
        successor: undefined,
      }),
    );
  });

  it('is restored when it was retired as a whole only', async () => {
    const set = jest.fn(async () => pattern);
    const withPattern = { ...retirement, scope: 'pattern' as const };
    open('/patterns/encrypted-bucket', {
      getPattern: jest.fn(async () =>
        aPattern({
          lifecycle: 'deprecated',
          versions: [
            { ...summary, state: 'deprecated', retirement: withPattern },
          ],
        }),
      ),
      getVersion: jest.fn(async () =>
        aVersion({ state: 'deprecated', retirement: withPattern }),
      ),
      setPatternLifecycle: set,
    });
    expect(
      await screen.findByText('This pattern is deprecated'),
    ).toBeInTheDocument();
    const dialog = await choose('Restore');
    await userEvent.click(dialog.getByRole('button', { name: 'Restore' }));
    await waitFor(() =>
      expect(set).toHaveBeenCalledWith('encrypted-bucket', {
        state: 'published',
      }),
    );
  });

  it('offers nothing to take back of what was retired by itself', async () => {
    open('/patterns/encrypted-bucket', {
      getPattern: jest.fn(async () =>
        aPattern({
          lifecycle: 'deprecated',
          versions: [{ ...summary, state: 'deprecated', retirement }],
        }),
      ),
      getVersion: jest.fn(async () =>
        aVersion({ state: 'deprecated', retirement }),
      ),
    });
    expect(await offered()).toEqual(['Revoke']);
  });

  it.each(['', '?view=table'])(
    'says in the catalog why it is deprecated: %s',
    async view => {
      open(`/patterns${view}`, {
        listPatterns: jest.fn(async () => ({
          items: [{ ...queue, retirement }],
        })),
      });
      expect(
        await screen.findByText('It keeps no versions. Use old-queue instead.'),
      ).toBeInTheDocument();
    },
  );

  it('says in the list of versions why one is retired', async () => {
    open('/patterns/encrypted-bucket?tab=versions', {
      getPattern: jest.fn(async () =>
        aPattern({
          can: { ...pattern.can, deprecate: no, revoke: no },
          versions: [
            summary,
            { ...summary, version: '1.0.0', state: 'deprecated', retirement },
          ],
        }),
      ),
    });
    const list = within(
      await screen.findByRole('list', { name: 'Versions, newest first' }),
    );
    expect(list.getByText(/It keeps no versions/)).toBeInTheDocument();
    expect(list.getByRole('link', { name: 'old-queue' })).toBeInTheDocument();
  });
});
