import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { auditRefusals } from './auditRefusals';

/** Backstage's router, which audits what it refuses. */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, applyDefaults, logger }) {
    app.use(auditRefusals(logger));
    applyDefaults();
  },
});
