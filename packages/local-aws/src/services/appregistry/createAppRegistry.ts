import * as clientPackage from '@aws-sdk/client-service-catalog-appregistry';
import { AwsService } from '../../core/AwsService';
import { RestJsonService } from '../../core/protocol/RestJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { AppRegistry, AppRegistryOptions } from './AppRegistry';
import constraints from './constraints.json';
import { conflict } from './errors';
import * as handlers from './operations';
import { registryPermissions } from './permissions';

/** The local AppRegistry. It signs as Service Catalog, but speaks REST. */
export function createAppRegistry(options: AppRegistryOptions): AwsService {
  const { database } = options;
  return new RestJsonService({
    signingName: 'servicecatalog',
    faultName: 'servicecatalog-appregistry',
    clientPackage,
    constraints,
    handlers,
    context: new AppRegistry(options),
    permissions: registryPermissions,
    database,
    ledger: new IdempotencyLedger(database, 'appregistry', conflict),
  });
}
