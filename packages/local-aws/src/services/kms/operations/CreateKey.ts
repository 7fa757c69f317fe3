import type { CreateKeyRequest, CreateKeyResponse } from '@aws-sdk/client-kms';
import { notImplemented } from '../../../core/AwsError';
import { checkPolicyDocument } from '../checkPolicyDocument';
import { defineKmsOperation } from '../defineKmsOperation';
import { viewKey } from '../viewKey';

/** Makes a symmetric key for encryption, the only kind that is here. */
export const CreateKey = defineKmsOperation<
  CreateKeyRequest,
  CreateKeyResponse
>({
  understands: ['Description', 'KeySpec', 'KeyUsage', 'Origin', 'Policy'],
  run(input, keys) {
    const { KeySpec = 'SYMMETRIC_DEFAULT', Origin = 'AWS_KMS' } = input;
    const { KeyUsage = 'ENCRYPT_DECRYPT', Policy: policy } = input;
    if (KeySpec !== 'SYMMETRIC_DEFAULT') throw notImplemented(KeySpec);
    if (KeyUsage !== 'ENCRYPT_DECRYPT') throw notImplemented(KeyUsage);
    if (Origin !== 'AWS_KMS') throw notImplemented(Origin);
    if (policy !== undefined) checkPolicyDocument(policy);
    const key = keys.create({ description: input.Description, policy });
    return { KeyMetadata: viewKey(key) };
  },
});
