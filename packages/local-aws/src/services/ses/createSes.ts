import * as clientPackage from '@aws-sdk/client-sesv2';
import type { AwsService } from '../../core/AwsService';
import { RestJsonService } from '../../core/protocol/RestJsonService';
import type { LocalDatabase } from '../../core/storage/LocalDatabase';
import constraints from './constraints.json';
import * as handlers from './operations';
import { sesPermissions } from './permissions';
import type { Ses } from './Ses';

/** The local SES: it checks mails as AWS does, and captures them. */
export function createSes(database: LocalDatabase, ses: Ses): AwsService {
  return new RestJsonService({
    signingName: 'ses',
    clientPackage,
    constraints,
    handlers,
    context: ses,
    permissions: sesPermissions,
    database,
  });
}
