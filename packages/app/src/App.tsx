import { createApp } from '@backstage/frontend-defaults';
import { createModule } from './modules/create';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { settingsModule } from './modules/settings';
import { signInModule } from './modules/signIn';

/** Plugins are found in this package's dependencies; only the portal's own modules are named. */
export default createApp({
  features: [createModule, homeModule, navModule, settingsModule, signInModule],
});
