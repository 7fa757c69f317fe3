import { defineOperation, OperationHandler } from '../../core/OperationHandler';
import type { S3Call } from './S3Call';

// Dealt with before any operation runs: the owner is compared, checksums are verified.
const EVERYWHERE = [
  'ExpectedBucketOwner',
  'ContentMD5',
  'ChecksumAlgorithm',
  'ChecksumCRC32',
  'ChecksumSHA1',
  'ChecksumSHA256',
];

/** Types one S3 operation. */
export function defineS3Operation<
  Input extends object,
  Output extends object = object,
>(
  handler: OperationHandler<S3Call, Input, Output> & {
    understands: readonly (keyof Input & string)[];
  },
): OperationHandler<S3Call> {
  const operation = defineOperation<S3Call, Input, Output>(handler);
  const understands = [...operation.understands, ...EVERYWHERE];
  return { ...operation, understands };
}
