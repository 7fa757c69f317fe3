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
import { rootRouteRef } from './routes';
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

  it('the plugin brings the client', () => {
    const [factory] = patternsPlugin.getApis();
    expect(factory.api.id).toBe('plugin.patterns.client');
  });
});
