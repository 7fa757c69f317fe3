import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { KeyRecord } from './KeyRecord';

function stateOf({ deletedAt, enabled }: KeyRecord) {
  if (deletedAt) return 'PendingDeletion';
  return enabled ? 'Enabled' : 'Disabled';
}

/** A key as its operations answer it. */
export function viewKey(key: KeyRecord): KeyMetadata {
  return {
    AWSAccountId: key.arn.split(':')[4],
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Description: key.description,
    Enabled: key.enabled && !key.deletedAt,
    KeyState: stateOf(key),
    KeyManager: key.manager,
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    Origin: 'AWS_KMS',
    MultiRegion: false,
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    DeletionDate: key.deletedAt ? new Date(key.deletedAt) : undefined,
  };
}
