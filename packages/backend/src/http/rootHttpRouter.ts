import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { auditRefusals } from './auditRefusals';
import { endConnections } from './endConnections';

/** Backstage's router, which audits what it refuses and ends in time. */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, applyDefaults, lifecycle, logger, server }) {
    app.use(auditRefusals(logger));
    applyDefaults();
    lifecycle.addShutdownHook(() => endConnections(server));
  },
});
