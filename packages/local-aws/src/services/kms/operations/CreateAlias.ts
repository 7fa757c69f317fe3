import type { CreateAliasRequest } from '@aws-sdk/client-kms';
import { AwsError } from '../../../core/AwsError';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidState } from '../errors';

/** Gives a key another name. Names of AWS's own keys cannot be taken. */
export const CreateAlias = defineKmsOperation<CreateAliasRequest>({
  understands: ['AliasName', 'TargetKeyId'],
  run({ AliasName = '', TargetKeyId = '' }, keys) {
    if (!AliasName.startsWith('alias/') || AliasName.startsWith('alias/aws/')) {
      throw new AwsError(
        'InvalidAliasNameException',
        'AliasName must begin with alias/, and not with alias/aws/.',
      );
    }
    const key = keys.get(TargetKeyId);
    if (key.deletedAt) throw invalidState(key.arn, 'pending deletion');
    keys.createAlias(AliasName, key.id);
    return {};
  },
});
