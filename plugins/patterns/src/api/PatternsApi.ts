import { createApiRef } from '@backstage/frontend-plugin-api';
import type { PatternsClient } from '@apo/backstage-plugin-patterns-common';

/** What the pages and the wizard call: the public methods of the client. @public */
export type PatternsApi = Pick<PatternsClient, keyof PatternsClient>;

/** Utility API behind every page of the plugin. @public */
export const patternsApiRef = createApiRef<PatternsApi>().with({
  id: 'plugin.patterns.client',
  pluginId: 'patterns',
});
