import type { PutKeyPolicyRequest } from '@aws-sdk/client-kms';
import { checkPolicyDocument } from '../checkPolicyDocument';
import { defineKmsOperation } from '../defineKmsOperation';
import { notFound } from '../errors';

/** Keeps the policy of a key. Nothing is authorised by it here. */
export const PutKeyPolicy = defineKmsOperation<PutKeyPolicyRequest>({
  understands: [
    'KeyId',
    'PolicyName',
    'Policy',
    'BypassPolicyLockoutSafetyCheck',
  ],
  run({ KeyId = '', PolicyName = 'default', Policy: policy = '' }, keys) {
    if (PolicyName !== 'default') throw notFound(`Policy ${PolicyName}`);
    checkPolicyDocument(policy);
    keys.change(keys.get(KeyId), { policy });
    return {};
  },
});
