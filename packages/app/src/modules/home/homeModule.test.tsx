import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import homePlugin from '@backstage/plugin-home/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { homeModule } from './homeModule';

const widget = (name: string) =>
  HomePageWidgetBlueprint.make({
    name,
    params: {
      name,
      title: name,
      components: async () => ({ Content: () => <p>{`in ${name}`}</p> }),
    },
  });

describe('the home page of the portal', () => {
  it('has a title, and the widgets that are installed', async () => {
    renderTestApp({
      features: [
        homePlugin,
        homeModule,
        createFrontendModule({
          pluginId: 'home',
          extensions: [widget('one'), widget('two')],
        }),
      ],
      initialRouteEntries: ['/home'],
      config: {
        app: {
          // It asks the network.
          extensions: [{ 'home-page-widget:home/random-joke': false }],
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Home' }, { timeout: 30_000 }),
    ).toBeInTheDocument();
    expect(await screen.findByText('in one')).toBeInTheDocument();
    expect(await screen.findByText('in two')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /edit/i })).toBeNull();
  }, 60_000);
});
