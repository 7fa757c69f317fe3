import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeAttributesApi } from '../../__testUtils__/fakeAttributesApi';
import { answer, fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { fakeSubscriptions } from '../../__testUtils__/fakeSubscriptionsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const bucket = { kind: 'pattern', id: 'encrypted-bucket' } as const;
const platform = { kind: 'owner', id: 'group:default/platform' } as const;
const pii = { kind: 'attribute', id: 'DATACLASS:PII' } as const;
const everything = { kind: 'all', id: 'all' } as const;

describe('following a pattern', () => {
  const at = '/patterns/encrypted-bucket';
  const findToggle = () =>
    screen.findByRole('button', { name: 'Receive notifications' });

  it('begins and ends with one button, which says so', async () => {
    const subscriptions = fakeSubscriptions();
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    const toggle = await findToggle();
    await waitFor(() => expect(toggle).toBeEnabled());
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(toggle);
    expect(
      await screen.findByText('You follow the pattern encrypted-bucket'),
    ).toBeInTheDocument();
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    expect(subscriptions.subscribe).toHaveBeenCalledWith(bucket);
    await userEvent.click(toggle);
    expect(
      await screen.findByText(
        'You no longer follow the pattern encrypted-bucket',
      ),
    ).toBeInTheDocument();
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(subscriptions.unsubscribe).toHaveBeenCalledWith(bucket);
  });

  it('says that who follows everything still hears of it', async () => {
    const subscriptions = fakeSubscriptions([bucket, everything]);
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    const toggle = await findToggle();
    await waitFor(() => expect(toggle).toHaveAttribute('aria-pressed', 'true'));
    await userEvent.click(toggle);
    expect(
      await screen.findByText('You still hear of it: you follow all patterns.'),
    ).toBeInTheDocument();
  });

  it('stays as it was when the server refuses, with its reason', async () => {
    const message = 'You follow 500 things, and that is the most';
    const failure = await answer(409, 'ConflictError', message);
    const subscriptions = fakeSubscriptions([], {
      subscribe: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    const toggle = await findToggle();
    await waitFor(() => expect(toggle).toBeEnabled());
    await userEvent.click(toggle);
    expect(await screen.findByText(new RegExp(message))).toBeInTheDocument();
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('following an attribute or an owner', () => {
  it('is offered on the page of the attribute', async () => {
    const subscriptions = fakeSubscriptions();
    const { api } = fakeAttributesApi({}, { subscriptions });
    renderPatterns({ at: '/patterns/attributes/DATACLASS:PII', api });
    const follow = await screen.findByRole('button', { name: 'Follow' });
    await waitFor(() => expect(follow).toBeEnabled());
    await userEvent.click(follow);
    expect(subscriptions.subscribe).toHaveBeenCalledWith(pii);
    expect(
      await screen.findByText('You follow the patterns with DATACLASS:PII'),
    ).toBeInTheDocument();
  });

  it('is offered where the catalog shows one owner', async () => {
    const subscriptions = fakeSubscriptions();
    const api = fakePatternsApi({ subscriptions });
    renderPatterns({ at: `/patterns?owner=${platform.id}`, api });
    const follow = await screen.findByRole('button', {
      name: 'Follow platform',
    });
    await waitFor(() => expect(follow).toBeEnabled());
    await userEvent.click(follow);
    expect(subscriptions.subscribe).toHaveBeenCalledWith(platform);
  });

  it('is not offered where it shows several', async () => {
    const api = fakePatternsApi({ subscriptions: fakeSubscriptions() });
    renderPatterns({ at: `/patterns?owner=${platform.id}&owner=b`, api });
    await screen.findByRole('button', { name: 'Clear all' });
    expect(screen.queryByRole('button', { name: /^Follow/ })).toBeNull();
  });
});

describe('the page of what one follows', () => {
  const at = '/patterns/following';

  it('lists it with links, and ends each', async () => {
    const subscriptions = fakeSubscriptions([bucket, platform, pii]);
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    const list = await screen.findByRole('list', { name: 'What you follow' });
    const links = within(list).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/patterns/encrypted-bucket',
      '/patterns?owner=group%3Adefault%2Fplatform',
      '/patterns/attributes/DATACLASS:PII',
    ]);
    await userEvent.click(
      within(list).getByRole('button', {
        name: 'Stop following the patterns of platform',
      }),
    );
    expect(subscriptions.unsubscribe).toHaveBeenCalledWith(
      expect.objectContaining(platform),
    );
    await waitFor(() =>
      expect(within(list).getAllByRole('listitem')).toHaveLength(2),
    );
    expect(list).toHaveFocus();
  });

  it('follows everything with one switch', async () => {
    const subscriptions = fakeSubscriptions();
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    const all = await screen.findByRole('switch', { name: 'All patterns' });
    expect(all).not.toBeChecked();
    await userEvent.click(all);
    await waitFor(() => expect(all).toBeChecked());
    expect(subscriptions.subscribe).toHaveBeenCalledWith(everything);
    expect(
      await screen.findByText('You follow all patterns'),
    ).toBeInTheDocument();
  });

  it('says what to do where nothing is followed', async () => {
    const subscriptions = fakeSubscriptions();
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    expect(
      await screen.findByRole('heading', {
        name: 'You follow nothing in particular',
      }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Find a pattern' })).toBeVisible();
  });

  it('says why it could not load, and tries again', async () => {
    const list = jest
      .fn()
      .mockRejectedValueOnce(new Error('Failed to fetch'))
      .mockResolvedValue({ items: [{ ...bucket, createdAt: '2026-01-01' }] });
    const subscriptions = fakeSubscriptions([], { list });
    renderPatterns({ at, api: fakePatternsApi({ subscriptions }) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'encrypted-bucket' }),
    ).toBeVisible();
  });
});
