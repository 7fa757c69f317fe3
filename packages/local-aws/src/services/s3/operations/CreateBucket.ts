import type {
  CreateBucketCommandOutput,
  CreateBucketRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

type Output = Omit<CreateBucketCommandOutput, '$metadata'>;

/** Makes a bucket in the one region that the local AWS has. */
export const CreateBucket = defineS3Operation<CreateBucketRequest, Output>({
  understands: ['Bucket', 'CreateBucketConfiguration'],
  run({ Bucket = '', CreateBucketConfiguration }, { buckets, region }) {
    const asked = CreateBucketConfiguration?.LocationConstraint ?? region;
    if (asked !== region) {
      throw new AwsError(
        'IllegalLocationConstraintException',
        `The ${asked} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      );
    }
    buckets.create(Bucket);
    return { Location: `/${Bucket}` };
  },
});
