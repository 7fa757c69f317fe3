import { randomBytes } from 'node:crypto';
import type {
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../../core/AwsError';
import { defineKmsOperation } from '../defineKmsOperation';
import { seal } from '../sealWithKey';

const BYTES = { AES_128: 16, AES_256: 32 };

function readLength({ KeySpec, NumberOfBytes }: GenerateDataKeyRequest) {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw new AwsError(
      'ValidationException',
      'Please specify either number of bytes or key spec.',
    );
  }
  return KeySpec ? BYTES[KeySpec] : NumberOfBytes ?? 0;
}

/** Makes a key for data: as it is, and encrypted. */
export const GenerateDataKey = defineKmsOperation<
  GenerateDataKeyRequest,
  GenerateDataKeyResponse
>({
  understands: ['KeyId', 'KeySpec', 'NumberOfBytes', 'EncryptionContext'],
  run(input, keys) {
    const key = keys.usable(input.KeyId ?? '');
    const Plaintext = randomBytes(readLength(input));
    return {
      KeyId: key.arn,
      Plaintext,
      CiphertextBlob: seal(key, Plaintext, input.EncryptionContext),
    };
  },
});
