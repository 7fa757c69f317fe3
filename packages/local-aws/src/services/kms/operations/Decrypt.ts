import type { DecryptRequest, DecryptResponse } from '@aws-sdk/client-kms';
import { AwsError } from '../../../core/AwsError';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidCiphertext } from '../errors';
import { sealedBy, unseal } from '../sealWithKey';

/** Decrypts what Encrypt or GenerateDataKey gave, in the same context. */
export const Decrypt = defineKmsOperation<DecryptRequest, DecryptResponse>({
  understands: ['KeyId', 'CiphertextBlob', 'EncryptionContext'],
  run({ KeyId, CiphertextBlob, EncryptionContext }, keys) {
    if (!CiphertextBlob) throw invalidCiphertext();
    const key = keys.usable(sealedBy(CiphertextBlob));
    if (KeyId !== undefined && keys.get(KeyId).id !== key.id) {
      throw new AwsError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      );
    }
    return {
      KeyId: key.arn,
      Plaintext: unseal(key, CiphertextBlob, EncryptionContext),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },
});
