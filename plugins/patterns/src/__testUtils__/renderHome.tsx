import {
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import type { PatternsApi } from '../api';
import { fakePatternsApi } from './fakePatternsApi';
import { renderPatterns } from './renderPatterns';

/** Who looks at the home page. */
export const me = 'user:default/ada';

/** A home page that shows its widgets and nothing else. */
const home = createFrontendPlugin({
  pluginId: 'home',
  extensions: [
    PageBlueprint.makeWithOverrides({
      inputs: { widgets: createExtensionInput([homePageWidgetDataRef]) },
      factory: (original, { inputs }) =>
        original({
          path: '/home',
          noHeader: true,
          loader: async () => (
            <main>
              {inputs.widgets.map(widget => {
                const { name, component } = widget.get(homePageWidgetDataRef);
                return <div key={name}>{component}</div>;
              })}
            </main>
          ),
        }),
    }),
  ],
});

/** The widgets on a home page; the API is answered by the test. */
export function renderHome(
  overrides: Partial<PatternsApi>,
  denied: string[] = [],
) {
  const api = fakePatternsApi(overrides);
  renderPatterns({
    at: '/home',
    api,
    denied,
    features: [home],
    apis: [mockApis.identity({ userEntityRef: me })],
  });
  return api;
}
