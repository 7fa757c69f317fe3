import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** Deletes an object: with a marker if the bucket has versioning, else for good. */
export const DeleteObject = defineS3Operation<
  DeleteObjectRequest,
  DeleteObjectOutput
>({
  understands: ['Bucket', 'Key', 'VersionId'],
  run({ Bucket = '', Key = '', VersionId }, { buckets, objects }) {
    const bucket = buckets.get(Bucket);
    const { versionId, deleteMarker } = objects.remove(bucket, Key, VersionId);
    return { VersionId: versionId, DeleteMarker: deleteMarker };
  },
});
