import type { EnableKeyRequest } from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidState } from '../errors';

/** Makes a disabled key usable again. */
export const EnableKey = defineKmsOperation<EnableKeyRequest>({
  understands: ['KeyId'],
  run({ KeyId = '' }, keys) {
    const key = keys.get(KeyId);
    if (key.deletedAt) throw invalidState(key.arn, 'pending deletion');
    keys.change(key, { enabled: true });
    return {};
  },
});
