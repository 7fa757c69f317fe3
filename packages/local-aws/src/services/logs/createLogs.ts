import * as clientPackage from '@aws-sdk/client-cloudwatch-logs';
import { AwsService } from '../../core/AwsService';
import { AwsJsonService } from '../../core/protocol/AwsJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import constraints from './constraints.json';
import type { Logs } from './Logs';
import * as handlers from './operations';

/** The local CloudWatch Logs. */
export function createLogs(database: LocalDatabase, logs: Logs): AwsService {
  return new AwsJsonService({
    signingName: 'logs',
    clientPackage,
    constraints,
    handlers,
    context: logs,
    database,
    ledger: new IdempotencyLedger(database, 'logs'),
    validationError: 'InvalidParameterException',
  });
}
