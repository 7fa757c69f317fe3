import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import plugin from '../alpha';
import { patternsApiRef, type PatternsApi } from '../api';
import { scaffolder } from './scaffolderStub';

/** The whole plugin in a portal with a scaffolder, at an address. */
export function renderPatterns(options: {
  at: string;
  api: PatternsApi;
  /** Names of permissions that the user does not have. */
  denied?: string[];
  /** Plugins beside it. */
  features?: NonNullable<Parameters<typeof renderTestApp>[0]>['features'];
  /** What the pages use of other plugins. */
  apis?: NonNullable<Parameters<typeof renderTestApp>[0]>['apis'];
}) {
  const { at, api, denied = [], apis = [], features = [] } = options;
  return renderTestApp({
    features: [plugin, scaffolder, ...features],
    initialRouteEntries: [at],
    apis: [
      ...apis,
      [patternsApiRef, api],
      mockApis.permission({
        authorize: request =>
          denied.includes(request.permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    ],
  });
}
