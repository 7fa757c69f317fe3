/** The implemented operations of KMS: one file each, exported under AWS's name. */
export { CancelKeyDeletion } from './CancelKeyDeletion';
export { CreateAlias } from './CreateAlias';
export { CreateKey } from './CreateKey';
export { Decrypt } from './Decrypt';
export { DescribeKey } from './DescribeKey';
export { DisableKey } from './DisableKey';
export { EnableKey } from './EnableKey';
export { EnableKeyRotation } from './EnableKeyRotation';
export { Encrypt } from './Encrypt';
export { GenerateDataKey } from './GenerateDataKey';
export { GetKeyPolicy } from './GetKeyPolicy';
export { GetKeyRotationStatus } from './GetKeyRotationStatus';
export { ListAliases } from './ListAliases';
export { ListKeys } from './ListKeys';
export { PutKeyPolicy } from './PutKeyPolicy';
export { ScheduleKeyDeletion } from './ScheduleKeyDeletion';
