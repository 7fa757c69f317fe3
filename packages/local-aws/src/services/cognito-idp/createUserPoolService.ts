import * as clientPackage from '@aws-sdk/client-cognito-identity-provider';
import { AwsService } from '../../core/AwsService';
import { AwsJsonService } from '../../core/protocol/AwsJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import constraints from './constraints.json';
import * as handlers from './operations';
import type { UserPool } from './UserPool';

/** The local Amazon Cognito user pools, with one pool. */
export function createUserPoolService(
  database: LocalDatabase,
  pool: UserPool,
): AwsService {
  return new AwsJsonService({
    signingName: 'cognito-idp',
    clientPackage,
    constraints,
    handlers,
    context: pool,
    database,
    ledger: new IdempotencyLedger(database, 'cognito-idp'),
    throttled: { code: 'TooManyRequestsException', status: 400 },
    validationError: 'InvalidParameterException',
  });
}
