import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouter } from './http/rootHttpRouter';
import { rootLogger } from './logging/rootLogger';

const backend = createBackend();

backend.add(rootLogger);
backend.add(rootHttpRouter);

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-aws-sqs'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@apo/backstage-plugin-auth-backend-module-cognito'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@apo/backstage-plugin-permission-backend-module-patterns'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-incremental-ingestion'),
);
backend.add(import('@apo/backstage-plugin-catalog-backend-module-cognito-org'));
backend.add(import('@apo/backstage-plugin-catalog-backend-module-patterns'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@apo/backstage-plugin-scaffolder-backend-module-patterns'));

backend.add(import('@backstage/plugin-search-backend'));
// The engine of PostgreSQL, which stands aside where the database is SQLite.
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@apo/backstage-plugin-search-backend-module-patterns'));

backend.add(import('@backstage/plugin-notifications-backend'));
// Mails too, where there is somebody who sends them.
backend.add(
  import('@apo/backstage-plugin-notifications-backend-module-patterns'),
);

backend.add(import('@apo/backstage-plugin-patterns-backend'));
backend.add(import('@apo/backstage-plugin-patterns-backend-module-aws'));

backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start().catch(error => {
  // Backstage would go on, and never take a request: nobody would start it again.
  console.error(error);
  process.exit(1);
});
