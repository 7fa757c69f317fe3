import {
  anyResource,
  permissionTable,
} from '../../core/authorization/permissionTable';
import type { Keys } from './Keys';
import { sealedBy } from './sealWithKey';

interface Input {
  KeyId?: string;
  TargetKeyId?: string;
  AliasName?: string;
  CiphertextBlob?: Uint8Array;
}

const key = ({ KeyId = '' }: Input, keys: Keys) => [
  { resource: keys.get(KeyId).arn },
];

/** The actions and resources of KMS. Source: Service Authorization Reference, AWS KMS. */
export const keyPermissions = permissionTable<Keys>('kms', {
  CancelKeyDeletion: key,
  CreateAlias: ({ AliasName = '', TargetKeyId }: Input, keys) => [
    { resource: keys.aliasArn(AliasName) },
    ...key({ KeyId: TargetKeyId }, keys),
  ],
  CreateKey: anyResource,
  Decrypt: ({ CiphertextBlob = new Uint8Array() }: Input, keys) =>
    key({ KeyId: sealedBy(CiphertextBlob) }, keys),
  DescribeKey: key,
  DisableKey: key,
  EnableKey: key,
  EnableKeyRotation: key,
  Encrypt: key,
  GenerateDataKey: key,
  GetKeyPolicy: key,
  GetKeyRotationStatus: key,
  ListAliases: anyResource,
  ListKeys: anyResource,
  PutKeyPolicy: key,
  ScheduleKeyDeletion: key,
});
