import { screen } from '@testing-library/react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { patternsApiRef } from './api';
import { LegacyRouter } from './components/Router';
import { patternsPlugin } from './plugin';
import { publishTemplateRouteRef, rootRouteRef } from './routes';
import { fakePatternsApi } from './__testUtils__/fakePatternsApi';

describe('in an app on the old frontend system', () => {
  it('the same pages are shown', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, fakePatternsApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <LegacyRouter />
      </TestApiProvider>,
      { mountedRoutes: { '/': rootRouteRef } },
    );
    expect(
      await screen.findByRole('link', { name: 'Encrypted bucket' }),
    ).toHaveAttribute('href', '/encrypted-bucket');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Patterns',
    );
  });

  it('the settings of the app are those of the pages', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, fakePatternsApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <LegacyRouter
          publishTemplate="template:default/ours"
          publishCdkTemplate=""
        />
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/': rootRouteRef,
          '/create/:namespace/:templateName': publishTemplateRouteRef,
        },
      },
    );
    expect(
      await screen.findByRole('link', { name: 'Publish a pattern' }),
    ).toHaveAttribute('href', '/create/default/ours');
  });

  it('an address of no page says so', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [patternsApiRef, fakePatternsApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <LegacyRouter />
      </TestApiProvider>,
      {
        mountedRoutes: { '/': rootRouteRef },
        routeEntries: ['/encrypted-bucket/nowhere'],
      },
    );
    expect(
      await screen.findByText('There is no such page'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Back to the catalog' }),
    ).toHaveAttribute('href', '/');
  });

  it('the plugin brings the client', () => {
    const [factory] = patternsPlugin.getApis();
    expect(factory.api.id).toBe('plugin.patterns.client');
  });
});
