import * as clientPackage from '@aws-sdk/client-kms';
import { AwsService } from '../../core/AwsService';
import { AwsJsonService } from '../../core/protocol/AwsJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import constraints from './constraints.json';
import type { Keys } from './Keys';
import * as handlers from './operations';
import { keyPermissions } from './permissions';

/** The local KMS. */
export function createKms(database: LocalDatabase, keys: Keys): AwsService {
  return new AwsJsonService({
    signingName: 'kms',
    clientPackage,
    constraints,
    handlers,
    context: keys,
    permissions: keyPermissions,
    database,
    ledger: new IdempotencyLedger(database, 'kms'),
  });
}
