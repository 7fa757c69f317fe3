import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AttributeSyncStatus,
  SyncDrift,
  SyncFailure,
} from '@apo/backstage-plugin-patterns-common';
import { inSync } from '../../__testUtils__/attributeFixtures';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const failures: SyncFailure[] = [
  {
    subject: { kind: 'attribute', id: 'TIER:ONE' },
    message: 'AWS refused the access.',
    attempts: 3,
    requestedAt: '2026-01-02T10:00:00Z',
  },
  {
    subject: { kind: 'pattern', id: 'old-queue' },
    message: 'AWS is busy.',
    attempts: 1,
    requestedAt: '2026-01-02T10:00:00Z',
    retryAt: '2999-01-02T10:00:00Z',
  },
];

const drift: SyncDrift[] = [
  {
    subject: { kind: 'pattern', id: 'encrypted-bucket' },
    kind: 'changed',
    resource: 'Tag DataClass of the product encrypted-bucket',
    here: 'PII',
    there: 'Public',
    repairable: true,
  },
  {
    subject: { kind: 'pattern', id: 'encrypted-bucket' },
    kind: 'missing',
    resource: 'Tag Tier of the product encrypted-bucket',
    here: 'One',
    repairable: true,
  },
  {
    subject: { kind: 'attribute', id: 'REGION:MOON' },
    kind: 'orphaned',
    resource: 'Attribute group REGION-MOON',
    there: 'REGION:MOON',
    repairable: false,
    reason: 'It is tied to an application of others.',
  },
];

async function show(
  status: Partial<AttributeSyncStatus>,
  overrides: Parameters<typeof fakeAttributesApi>[0] = {},
) {
  const getSync = jest.fn(async () => ({ ...inSync, ...status }));
  const { api, attributes } = fakeAttributesApi({ getSync, ...overrides });
  renderPatterns({ at: '/patterns/attributes', api });
  const panel = within(
    await screen.findByRole('region', { name: 'Attributes on AWS' }),
  );
  return { panel, attributes };
}

describe('attributes on AWS', () => {
  it('are one quiet line when all is well', async () => {
    const { panel } = await show({});
    expect(panel.getByRole('status')).toHaveTextContent(
      'In sync with AWS tags',
    );
    expect(panel.getByText(/^Compared/)).toBeVisible();
    expect(panel.queryByRole('group')).toBeNull();
    expect(panel.queryByText(/of 100/)).toBeNull();
  });

  it('are not spoken of where they stay in the portal', async () => {
    const { target: _target, ...nowhere } = inSync;
    const getSync = jest.fn(async () => nowhere);
    renderPatterns({
      at: '/patterns/attributes',
      api: fakeAttributesApi({ getSync }).api,
    });
    await screen.findByRole('row', { name: /^PII/ });
    await waitFor(() => expect(getSync).toHaveBeenCalled());
    expect(
      screen.queryByRole('region', { name: 'Attributes on AWS' }),
    ).toBeNull();
  });

  it('are compared when one asks', async () => {
    const checkSync = jest.fn(async () => {});
    const getSync = jest
      .fn()
      .mockResolvedValueOnce(inSync)
      .mockResolvedValue({ ...inSync, checking: true });
    const { panel } = await show({}, { checkSync, getSync });
    await userEvent.click(panel.getByRole('button', { name: 'Compare now' }));
    expect(
      await panel.findByRole('button', { name: /Comparing/ }),
    ).toBeVisible();
    expect(checkSync).toHaveBeenCalledTimes(1);
  });

  it('say how many changes are on the way, and bring the list up to date at the end', async () => {
    const getSync = jest
      .fn()
      .mockResolvedValueOnce({ ...inSync, pending: 4 })
      .mockResolvedValueOnce({ ...inSync, pending: 1 })
      .mockResolvedValue(inSync);
    const { panel, attributes } = await show({}, { getSync });
    expect(panel.getByRole('status')).toHaveTextContent(
      '4 changes on the way to AWS tags',
    );
    await waitFor(() =>
      expect(panel.getByRole('status')).toHaveTextContent('1 change on'),
    );
    expect(panel.getByRole('progressbar')).toHaveAttribute('value', '3');
    expect(panel.getByRole('progressbar')).toHaveAttribute('max', '4');
    const listed = attributes.list.mock.calls.length;
    await waitFor(() =>
      expect(panel.getByRole('status')).toHaveTextContent('In sync'),
    );
    await waitFor(() =>
      expect(attributes.list.mock.calls.length).toBeGreaterThan(listed),
    );
  });

  it('that did not get there say why, and can be tried again', async () => {
    const requestSync = jest.fn(async () => {});
    const { panel } = await show(
      { failures, failureCount: 2 },
      { requestSync },
    );
    expect(panel.getByRole('status')).toHaveTextContent('Not in sync');
    const [one, two] = within(
      panel.getByRole('list', { name: 'What did not get to AWS' }),
    ).getAllByRole('listitem');
    expect(within(one).getByRole('link')).toHaveAttribute(
      'href',
      '/patterns/attributes/TIER:ONE',
    );
    expect(one).toHaveTextContent('AWS refused the access.3 tries; given up');
    expect(within(two).getByRole('link')).toHaveAttribute(
      'href',
      '/patterns/old-queue',
    );
    expect(two).toHaveTextContent(/1 try; the next in/);
    await userEvent.click(
      panel.getByRole('button', { name: 'Retry old-queue' }),
    );
    expect(requestSync).toHaveBeenLastCalledWith([failures[1].subject]);
    const all = panel.getByRole('button', { name: 'Retry all' });
    await waitFor(() => expect(all).toBeEnabled());
    await userEvent.click(all);
    expect(requestSync).toHaveBeenLastCalledWith(
      failures.map(({ subject }) => subject),
    );
  });

  it('that differ are shown as here and there, and can be repaired', async () => {
    const requestSync = jest.fn(async () => {});
    const { panel } = await show({ drift, driftCount: 3 }, { requestSync });
    expect(panel.getByText('3 things differ on AWS')).toBeVisible();
    const [changed, missing, orphaned] = within(
      panel.getByRole('list', { name: 'What differs on AWS' }),
    ).getAllByRole('listitem');
    expect(changed).toHaveTextContent(': changed on AWS');
    expect(changed).toHaveTextContent('HerePIIOn AWSPublic');
    expect(missing).toHaveTextContent(': missing on AWS');
    expect(missing).toHaveTextContent('HereOneOn AWSnothing');
    expect(orphaned).toHaveTextContent('REGION:MOON: only on AWS');
    expect(orphaned).toHaveTextContent('It is tied to an application');
    expect(within(orphaned).queryByRole('link')).toBeNull();
    expect(
      within(orphaned).getByRole('button', { name: 'Repair REGION:MOON' }),
    ).toBeDisabled();
    // Both are of one pattern: it is sent once.
    await userEvent.click(panel.getByRole('button', { name: 'Repair all' }));
    expect(requestSync).toHaveBeenCalledWith([drift[0].subject]);
  });

  it('say why nothing was sent', async () => {
    const failure = await answer(403, 'NotAllowedError', 'Not you');
    const { panel } = await show(
      { failures, failureCount: 2 },
      { requestSync: jest.fn().mockRejectedValue(failure) },
    );
    await userEvent.click(panel.getByRole('button', { name: 'Retry all' }));
    expect(await panel.findByRole('alert')).toHaveTextContent('Not you');
  });

  it.each([
    [79, undefined],
    [80, '80 of 100 attribute groups'],
    [96, '96 of 100 attribute groups'],
    [100, '100 of 100 attribute groups'],
  ])('with %d of a quota say %s', async (used, said) => {
    const { panel } = await show({
      quotas: [{ name: 'attribute groups', used, limit: 100 }],
    });
    expect(panel.queryByText(/of 100/)?.textContent).toBe(said);
  });

  it('say why the last comparison failed and what to do', async () => {
    const { panel } = await show({ checkError: 'No credentials.' });
    const alert = panel.getByRole('alert');
    expect(alert).toHaveTextContent('No credentials.');
    expect(alert).toHaveTextContent('then compare again');
  });

  it('are not asked about while the page is hidden', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const getSync = jest.fn(async () => ({ ...inSync, pending: 1 }));
    await show({}, { getSync });
    const asked = getSync.mock.calls.length;
    await act(() => new Promise(resolve => setTimeout(resolve, 1_500)));
    expect(getSync).toHaveBeenCalledTimes(asked);
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitFor(() =>
      expect(getSync.mock.calls.length).toBeGreaterThan(asked),
    );
    hidden.mockRestore();
  });

  it('say why they could not be asked about, and are asked again', async () => {
    const failure = await answer(503, 'ServiceUnavailableError', 'Out of tea');
    const getSync = jest
      .fn()
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(inSync);
    const { api } = fakeAttributesApi({ getSync });
    renderPatterns({ at: '/patterns/attributes', api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Out of tea');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Attributes on AWS' }),
    ).toBeVisible();
  });
});
