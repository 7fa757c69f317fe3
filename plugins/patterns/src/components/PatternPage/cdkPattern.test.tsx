import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { integrity } from '../../__testUtils__/cdkFixtures';
import {
  fakeCdkApi,
  fakePatternsApi,
} from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

const at = '/patterns/event-fan-out';

beforeAll(() => {
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ width: 260, height: 52 }),
  });
});

describe('the page of a CDK pattern', () => {
  it('says how to log in, install and use it', async () => {
    renderPatterns({ at, api: fakeCdkApi() });
    expect(
      await screen.findByRole('region', { name: 'Login command' }),
    ).toHaveTextContent(/--domain patterns .*--namespace @patterns/);
    expect(screen.getByText(/a token that lasts 12 hours/)).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Install command' }),
    ).toHaveTextContent('npm install @patterns/event-fan-out@^1.1.0');
    expect(
      await screen.findByRole('region', { name: 'Code' }),
    ).toHaveTextContent(
      "new EventFanOut(this, 'EventFanOut', { alarmTopic: <ITopic>,",
    );
    expect(screen.getByText(/lockfile keeps the package/)).toBeVisible();
  });

  it('tells the facts of the package', async () => {
    renderPatterns({ at, api: fakeCdkApi() });
    expect(await screen.findByText('@patterns/event-fan-out')).toBeVisible();
    expect(screen.getByText('13 KiB')).toBeVisible();
    expect(screen.getByTitle(integrity)).toBeVisible();
    expect(await screen.findByText('Apache-2.0')).toBeVisible();
  });

  it('has the API as a tab', async () => {
    renderPatterns({ at: `${at}?tab=api`, api: fakeCdkApi() });
    expect(
      await screen.findByRole('article', { name: 'EventFanOut' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'API' })).toHaveAttribute(
      'aria-current',
    );
  });

  it('draws what the example builds, one template at a time', async () => {
    renderPatterns({ at: `${at}?tab=architecture`, api: fakeCdkApi() });
    expect(
      await screen.findByText(/what the example app of the package builds/),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', {
        name: 'Resources of Orders.template.json',
      }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Template/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Alarms.template.json' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Resources of Alarms.template.json',
      }),
    ).toBeVisible();
  });

  it('opens the wizard of its type for a new version', async () => {
    renderPatterns({ at, api: fakeCdkApi() });
    const link = await screen.findByRole('link', { name: 'New version' });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/publish-cdk-pattern');
    expect(JSON.parse(url.searchParams.get('formData')!)).toMatchObject({
      name: 'event-fan-out',
      content: { source: 'version', from: { version: '1.1.0' } },
    });
  });

  it('has neither tab nor request of a package for a template', async () => {
    const api = fakePatternsApi();
    renderPatterns({ at: '/patterns/encrypted-bucket?tab=api', api });
    await screen.findByRole('region', { name: 'README.md' });
    expect(screen.queryByRole('link', { name: 'API' })).toBeNull();
    await waitFor(() => expect(api.getReport).toHaveBeenCalled());
    expect(api.getPackage).not.toHaveBeenCalled();
  });
});
