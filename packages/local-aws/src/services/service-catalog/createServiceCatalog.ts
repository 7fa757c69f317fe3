import * as clientPackage from '@aws-sdk/client-service-catalog';
import { AwsService } from '../../core/AwsService';
import { AwsJsonService } from '../../core/protocol/AwsJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { Catalog, CatalogOptions } from './Catalog';
import constraints from './constraints.json';
import * as handlers from './operations';
import { catalogPermissions } from './permissions';

/** The local Service Catalog. */
export function createServiceCatalog(options: CatalogOptions): AwsService {
  const { database } = options;
  return new AwsJsonService({
    signingName: 'servicecatalog',
    clientPackage,
    constraints,
    handlers,
    context: new Catalog(options),
    permissions: catalogPermissions,
    database,
    ledger: new IdempotencyLedger(database, 'servicecatalog'),
  });
}
