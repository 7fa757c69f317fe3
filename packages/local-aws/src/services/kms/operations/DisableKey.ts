import type { DisableKeyRequest } from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidState } from '../errors';

/** Makes a key useless until it is enabled again. */
export const DisableKey = defineKmsOperation<DisableKeyRequest>({
  understands: ['KeyId'],
  run({ KeyId = '' }, keys) {
    const key = keys.get(KeyId);
    if (key.deletedAt) throw invalidState(key.arn, 'pending deletion');
    keys.change(key, { enabled: false });
    return {};
  },
});
