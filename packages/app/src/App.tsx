import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/** Plugins are found in this package's dependencies; only the portal's own modules are named. */
export default createApp({ features: [navModule, signInModule] });
