import { AwsError } from '../../core/AwsError';
import { currentSession } from '../../core/authorization/Session';
import type { Keys } from './Keys';

/** What S3 does with a key, as an action of KMS. */
export type S3KeyUse = 'kms:GenerateDataKey' | 'kms:Decrypt';

/**
 * The ARN of a key that S3 encrypts or decrypts with, on behalf of the caller.
 * A session policy has to allow that, but for S3's own key, whose policy does.
 *
 * @throws AwsError with the code of KMS behind `KMS.`, as S3 passes it on, or AccessDenied
 */
export function keyForS3(
  keys: Keys,
  name: string,
  action: S3KeyUse,
  region: string,
): string {
  try {
    const { arn: resource, manager } = keys.usableByService(name);
    const context = { 'kms:viaservice': `s3.${region}.amazonaws.com` };
    if (manager === 'CUSTOMER') {
      currentSession()?.require({ action, resource, context });
    }
    return resource;
  } catch (error) {
    const isOfKms = error instanceof AwsError && error.code !== 'AccessDenied';
    if (!isOfKms) throw error;
    throw new AwsError(`KMS.${error.code}`, error.message);
  }
}
