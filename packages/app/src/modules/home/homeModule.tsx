import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';

const layout = HomePageLayoutBlueprint.make({
  params: { loader: () => import('./HomeLayout').then(m => m.HomeLayout) },
});

/** How the home page is laid out. Which widgets it has says the config. */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [layout],
});
