import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidState } from '../errors';

/** Keeps a key after all; it is disabled then, as on AWS. */
export const CancelKeyDeletion = defineKmsOperation<
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse
>({
  understands: ['KeyId'],
  run({ KeyId = '' }, keys) {
    const key = keys.get(KeyId);
    if (!key.deletedAt) throw invalidState(key.arn, 'not pending deletion');
    keys.change(key, { deletedAt: undefined, enabled: false });
    return { KeyId: key.arn };
  },
});
