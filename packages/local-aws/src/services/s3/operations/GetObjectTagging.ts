import type {
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { viewVersionId } from '../views';

/** The tags of an object. */
export const GetObjectTagging = defineS3Operation<
  GetObjectTaggingRequest,
  GetObjectTaggingOutput
>({
  understands: ['Bucket', 'Key', 'VersionId'],
  run(input, { buckets, objects }) {
    const bucket = buckets.get(input.Bucket ?? '');
    const object = objects.get(bucket.name, input.Key ?? '', input.VersionId);
    return {
      TagSet: object.details.tags,
      VersionId: viewVersionId(bucket, object),
    };
  },
});
