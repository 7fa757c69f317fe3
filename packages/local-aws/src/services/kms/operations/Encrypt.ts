import type { EncryptRequest, EncryptResponse } from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { seal } from '../sealWithKey';

/** Encrypts up to 4 kB. */
export const Encrypt = defineKmsOperation<EncryptRequest, EncryptResponse>({
  understands: ['KeyId', 'Plaintext', 'EncryptionContext'],
  run({ KeyId = '', Plaintext, EncryptionContext }, keys) {
    const key = keys.usable(KeyId);
    return {
      KeyId: key.arn,
      CiphertextBlob: seal(key, Plaintext!, EncryptionContext),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },
});
