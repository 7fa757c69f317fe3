import type {
  ListAliasesRequest,
  ListAliasesResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { paginateKeys } from '../paginateKeys';

/** AWS's default. */
const PAGE_SIZE = 50;

/** The aliases of all keys, or of one. */
export const ListAliases = defineKmsOperation<
  ListAliasesRequest,
  ListAliasesResponse
>({
  understands: ['KeyId', 'Limit', 'Marker'],
  run({ KeyId, Limit = PAGE_SIZE, Marker }, keys) {
    const of = KeyId === undefined ? undefined : keys.get(KeyId).id;
    const { items, paging } = paginateKeys(keys.listAliases(of), Limit, Marker);
    return {
      Aliases: items.map(({ name, keyId, createdAt }) => ({
        AliasName: name,
        AliasArn: keys.aliasArn(name),
        TargetKeyId: keyId,
        CreationDate: new Date(createdAt),
        LastUpdatedDate: new Date(createdAt),
      })),
      ...paging,
    };
  },
});
