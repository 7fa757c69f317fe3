import type {
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { notFound } from '../errors';

/** The one policy of a key, which is named `default`. */
export const GetKeyPolicy = defineKmsOperation<
  GetKeyPolicyRequest,
  GetKeyPolicyResponse
>({
  understands: ['KeyId', 'PolicyName'],
  run({ KeyId = '', PolicyName = 'default' }, keys) {
    if (PolicyName !== 'default') throw notFound(`Policy ${PolicyName}`);
    return { Policy: keys.get(KeyId).policy, PolicyName };
  },
});
