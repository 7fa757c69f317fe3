import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLaunchesApi } from '../../__testUtils__/fakeLaunchesApi';
import { answer } from '../../__testUtils__/fakePatternsApi';
import { application, launch } from '../../__testUtils__/launchFixtures';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/launches/launch-1';

describe('my launches', () => {
  it('lists what one has launched, each a click away', async () => {
    const { api, launches } = fakeLaunchesApi({
      list: jest.fn(async () => ({ items: [launch, application] })),
    });
    renderPatterns({ at: '/patterns/launches', api });
    const row = await screen.findByRole('row', { name: /orders-app/ });
    expect(row).toHaveTextContent('event-fan-out');
    expect(row).toHaveTextContent('Behind');
    expect(row).toHaveTextContent('Recorded');
    const other = screen.getByRole('row', { name: /orders-bucket/ });
    expect(other).not.toHaveTextContent('Behind');
    expect(
      within(other).getByRole('link', { name: 'orders-bucket' }),
    ).toHaveAttribute('href', at);
    expect(launches.list).toHaveBeenCalledWith(
      { limit: 20 },
      expect.anything(),
    );
  });

  it('is a tab for everybody', async () => {
    const { api } = fakeLaunchesApi();
    renderPatterns({
      at: '/patterns',
      api,
      denied: ['patterns.pattern.create', 'patterns.version.review'],
    });
    expect(
      await screen.findByRole('tab', { name: 'My launches' }),
    ).toHaveAttribute('href', '/patterns/launches');
  });

  it('says what to do where there is nothing', async () => {
    const { api } = fakeLaunchesApi({ list: async () => ({ items: [] }) });
    renderPatterns({ at: '/patterns/launches', api });
    expect(
      await screen.findByRole('heading', { name: /not launched anything yet/ }),
    ).toBeVisible();
  });

  it('says why it could not load', async () => {
    const { api } = fakeLaunchesApi({
      list: jest.fn().mockRejectedValue(new Error('Failed to fetch')),
    });
    renderPatterns({ at: '/patterns/launches', api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch',
    );
  });
});

describe('a launch', () => {
  it('shows its outputs ready to copy, and what it was launched with', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    const { api } = fakeLaunchesApi();
    renderPatterns({ at, api });
    const outputs = within(
      await screen.findByRole('region', { name: 'Outputs' }),
    );
    expect(outputs.getByText('Of the bucket')).toBeVisible();
    await user.click(outputs.getByRole('button', { name: 'Copy BucketArn' }));
    expect(writeText).toHaveBeenCalledWith('arn:aws:s3:::orders');
    expect(
      screen.getByRole('region', { name: 'Launched with' }),
    ).toHaveTextContent('BucketNameorders');
    expect(
      screen.getByRole('link', { name: 'Open in the AWS console' }),
    ).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/servicecatalog/home?region=eu-west-1#provisioned-products/pp-1',
    );
    expect(
      screen.getByRole('link', { name: 'encrypted-bucket' }),
    ).toHaveAttribute('href', '/patterns/encrypted-bucket');
  });

  it('follows by itself', async () => {
    const get = jest
      .fn()
      .mockResolvedValueOnce({
        ...launch,
        state: 'running',
        outputs: undefined,
      })
      .mockResolvedValue(launch);
    const { api } = fakeLaunchesApi({ get });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('progressbar', { name: 'Being launched' }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/Everything is made/)).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(
      await screen.findByText('State: Available', {
        selector: '[role="status"]',
      }),
    ).toBeInTheDocument();
  });

  it('keeps what was last known when it cannot be brought up to date', async () => {
    const get = jest
      .fn()
      .mockResolvedValueOnce({ ...launch, state: 'running' })
      .mockRejectedValue(new Error('Failed to fetch'));
    const { api } = fakeLaunchesApi({ get });
    renderPatterns({ at, api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /shows what was last known.*Failed to fetch/,
    );
    expect(
      screen.getByRole('heading', { name: 'orders-bucket' }),
    ).toBeVisible();
  });

  it('says in plain words why it failed, and what to try', async () => {
    const { api } = fakeLaunchesApi({
      get: async () => ({
        ...launch,
        state: 'failed',
        message: 'User is not authorized to perform: kms:CreateKey',
        outputs: undefined,
      }),
    });
    renderPatterns({ at, api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('kms:CreateKey');
    expect(alert).toHaveTextContent('owner of the pattern');
    expect(
      within(alert).getByRole('link', { name: 'Launch again' }),
    ).toHaveAttribute(
      'href',
      '/patterns/encrypted-bucket/launch?version=1.1.0',
    );
  });

  it('is deleted after one question that names what goes', async () => {
    const end = jest.fn(async () => ({ ...launch, state: 'ending' as const }));
    const get = jest
      .fn()
      .mockResolvedValueOnce(launch)
      .mockResolvedValue({ ...launch, state: 'ending' });
    const { api } = fakeLaunchesApi({ end, get });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Delete orders-bucket?');
    expect(dialog).toHaveTextContent(/pp-1 in account 111122223333, eu-west-1/);
    expect(dialog).toHaveTextContent('arn:aws:s3:::orders');
    expect(end).not.toHaveBeenCalled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete what was launched' }),
    );
    await waitFor(() => expect(end).toHaveBeenCalledWith('launch-1'));
    expect(
      await screen.findByRole('progressbar', { name: 'Being deleted' }),
    ).toBeInTheDocument();
  });

  it('says why it was not deleted', async () => {
    const failure = await answer(409, 'ConflictError', 'It is still starting');
    const { api } = fakeLaunchesApi({
      end: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at, api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete what was launched' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'It is still starting',
    );
  });

  it('of another person has neither values nor the way to delete it', async () => {
    const { api } = fakeLaunchesApi({
      get: async () => ({
        ...launch,
        outputs: undefined,
        parameters: undefined,
        can: { end: { allowed: false } },
      }),
    });
    renderPatterns({ at, api });
    await screen.findByRole('heading', { name: 'orders-bucket' });
    expect(screen.queryByRole('region', { name: 'Outputs' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Launched with' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  it('of an application is forgotten, and links only to a site', async () => {
    const url = ['javascript', 'alert(1)'].join(':');
    const { api } = fakeLaunchesApi({
      get: async () => ({ ...application, url }),
    });
    renderPatterns({ at, api });
    expect(await screen.findByText(url)).toBeVisible();
    expect(screen.queryByRole('link', { name: /alert/ })).toBeNull();
    expect(screen.getByText('A later version is published')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Forget' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /what it deployed stay/,
    );
  });

  it('says so where there is none', async () => {
    const failure = await answer(404, 'NotFoundError', 'No launch');
    const { api } = fakeLaunchesApi({
      get: jest.fn().mockRejectedValue(failure),
    });
    renderPatterns({ at, api });
    expect(
      await screen.findByRole('heading', { name: 'There is no such launch' }),
    ).toBeVisible();
  });

  it('is looked at no more once it is gone', async () => {
    const get = jest.fn(async () => ({ ...launch, state: 'ended' as const }));
    const { api } = fakeLaunchesApi({ get });
    renderPatterns({ at, api });
    await screen.findByText(/It is gone/);
    jest.useFakeTimers();
    await act(async () => jest.advanceTimersByTime(60_000));
    jest.useRealTimers();
    expect(get).toHaveBeenCalledTimes(1);
  });
});
