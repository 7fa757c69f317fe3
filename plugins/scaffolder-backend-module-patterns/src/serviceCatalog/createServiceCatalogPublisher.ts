import type { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { TargetClients } from '../aws/ReleaseClients';
import { createAwsClients, type AwsClients } from './AwsClients';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';
import { ServiceCatalogPublisher } from './ServiceCatalogPublisher';
import { productPolicy, type ProductScope } from './sessionPolicy';

/** The publisher of one target, with its accounts and role as the config says. @public */
export function createServiceCatalogPublisher(
  access: Pick<AwsAccess, 'settings'>,
  config: ServiceCatalogConfig,
): ServiceCatalogPublisher {
  const clients = new TargetClients<ProductScope, AwsClients>({
    access,
    place: config,
    role: config.role,
    create: createAwsClients,
    policyOf: (scope, role) => productPolicy(config, role, scope),
  });
  return new ServiceCatalogPublisher({ clients, config });
}
