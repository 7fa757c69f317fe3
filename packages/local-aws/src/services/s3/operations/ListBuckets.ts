import type { ListBucketsOutput, ListBucketsRequest } from '@aws-sdk/client-s3';
import { defineS3Operation } from '../defineS3Operation';

/** All buckets, by name. */
export const ListBuckets = defineS3Operation<
  ListBucketsRequest,
  ListBucketsOutput
>({
  understands: ['Prefix'],
  run({ Prefix = '' }, { buckets, accountId }) {
    const found = buckets.list().filter(({ name }) => name.startsWith(Prefix));
    return {
      Buckets: found.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
      })),
      Owner: { ID: accountId },
    };
  },
});
