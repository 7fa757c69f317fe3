import type {
  DeleteObjectTaggingOutput,
  DeleteObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { viewVersionId } from '../views';

/** Removes all tags of an object. */
export const DeleteObjectTagging = defineS3Operation<
  DeleteObjectTaggingRequest,
  DeleteObjectTaggingOutput
>({
  understands: ['Bucket', 'Key', 'VersionId'],
  run(input, { buckets, objects }) {
    const bucket = buckets.get(input.Bucket ?? '');
    const object = objects.get(bucket.name, input.Key ?? '', input.VersionId);
    objects.versions.setDetails(object, { ...object.details, tags: [] });
    return { VersionId: viewVersionId(bucket, object) };
  },
});
