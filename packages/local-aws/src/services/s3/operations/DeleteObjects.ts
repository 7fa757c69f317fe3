import type {
  DeletedObject,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/AwsError';
import { defineS3Operation } from '../defineS3Operation';

/** S3's limit for one request. */
const MAX_OBJECTS = 1000;

/** Deletes many objects of one bucket. */
export const DeleteObjects = defineS3Operation<
  DeleteObjectsRequest,
  DeleteObjectsOutput
>({
  understands: ['Bucket', 'Delete'],
  run({ Bucket = '', Delete }, { buckets, objects }) {
    const bucket = buckets.get(Bucket);
    const asked = Delete?.Objects ?? [];
    if (asked.length === 0 || asked.length > MAX_OBJECTS) {
      throw new AwsError('MalformedXML', `Name 1 to ${MAX_OBJECTS} objects`);
    }
    const deleted = asked.map(({ Key = '', VersionId }): DeletedObject => {
      const { versionId, deleteMarker } = objects.remove(
        bucket,
        Key,
        VersionId,
      );
      return {
        Key,
        VersionId,
        DeleteMarker: deleteMarker,
        DeleteMarkerVersionId: deleteMarker ? versionId : undefined,
      };
    });
    return Delete?.Quiet ? {} : { Deleted: deleted };
  },
});
