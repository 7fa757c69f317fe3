import type { PutBucketOwnershipControlsRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

const OWNERS = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];

/** Sets who owns new objects. There is one account here, so it is kept and shown. */
export const PutBucketOwnershipControls =
  defineS3Operation<PutBucketOwnershipControlsRequest>({
    understands: ['Bucket', 'OwnershipControls'],
    run({ Bucket = '', OwnershipControls }, { buckets }) {
      const [rule, ...others] = OwnershipControls?.Rules ?? [];
      const ownership = rule?.ObjectOwnership;
      if (!ownership || !OWNERS.includes(ownership) || others.length > 0) {
        throw new AwsError(
          'MalformedXML',
          `There must be one rule with one of ${OWNERS}`,
        );
      }
      buckets.update(Bucket, { ownership });
      return {};
    },
  });
