import type { ListKeysRequest, ListKeysResponse } from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { paginateKeys } from '../paginateKeys';

/** AWS's default. */
const PAGE_SIZE = 100;

/** All keys, oldest first. */
export const ListKeys = defineKmsOperation<ListKeysRequest, ListKeysResponse>({
  understands: ['Limit', 'Marker'],
  run({ Limit = PAGE_SIZE, Marker }, keys) {
    const { items, paging } = paginateKeys(keys.list(), Limit, Marker);
    return {
      Keys: items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
      ...paging,
    };
  },
});
