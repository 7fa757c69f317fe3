import type {
  DescribeKeyRequest,
  DescribeKeyResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { viewKey } from '../viewKey';

/** A key with its state. */
export const DescribeKey = defineKmsOperation<
  DescribeKeyRequest,
  DescribeKeyResponse
>({
  understands: ['KeyId'],
  run: ({ KeyId = '' }, keys) => ({ KeyMetadata: viewKey(keys.get(KeyId)) }),
});
