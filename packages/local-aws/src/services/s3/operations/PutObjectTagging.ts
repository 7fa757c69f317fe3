import type {
  PutObjectTaggingOutput,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';
import { checkTags } from '../tags';
import { viewVersionId } from '../views';

/** Replaces the tags of an object. */
export const PutObjectTagging = defineS3Operation<
  PutObjectTaggingRequest,
  PutObjectTaggingOutput
>({
  understands: ['Bucket', 'Key', 'VersionId', 'Tagging'],
  run(input, { buckets, objects }) {
    const bucket = buckets.get(input.Bucket ?? '');
    const object = objects.get(bucket.name, input.Key ?? '', input.VersionId);
    const tags = checkTags(input.Tagging?.TagSet ?? []);
    objects.versions.setDetails(object, { ...object.details, tags });
    return { VersionId: viewVersionId(bucket, object) };
  },
});
