import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { VERSION_TRANSITION_TOPIC } from '@apo/backstage-plugin-patterns-common';
import { ABSENT, type StubPatterns } from './StubPatterns';

/** The reading part of the patterns REST API, for the catalog only, as a plugin of a test back end. */
export function createPatternsApi(patterns: StubPatterns) {
  let bus: EventsService | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'patterns',
    register({ registerInit }) {
      registerInit({
        deps: {
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ events, httpAuth, httpRouter }) {
          bus = events;
          httpRouter.use(async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            if (principal.subject !== 'plugin:catalog') {
              res.status(403).end();
              return;
            }
            const url = new URL(req.url, 'http://localhost');
            const [, name] = /^\/patterns\/(.+)$/.exec(url.pathname) ?? [];
            if (name) {
              const found = await patterns.getPattern(name).catch(() => null);
              res.status(found ? 200 : 404).json(found ?? ABSENT);
              return;
            }
            const { searchParams } = url;
            const page = await patterns.listPatterns({
              lifecycle: searchParams.getAll('lifecycle'),
              limit: Number(searchParams.get('limit')),
              cursor: searchParams.get('cursor') ?? undefined,
            });
            res.json(page);
          });
        },
      });
    },
  });
  return {
    plugin,
    /** What the plugin does after a transition of a version. */
    tell: (patternName: string) =>
      bus?.publish({
        topic: VERSION_TRANSITION_TOPIC,
        eventPayload: { patternName },
      }),
  };
}
