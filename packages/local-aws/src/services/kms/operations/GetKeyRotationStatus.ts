import type {
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';

/** Whether and how often a key is rotated. */
export const GetKeyRotationStatus = defineKmsOperation<
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse
>({
  understands: ['KeyId'],
  run({ KeyId = '' }, keys) {
    const { arn, rotationDays } = keys.get(KeyId);
    return {
      KeyId: arn,
      KeyRotationEnabled: rotationDays !== undefined,
      RotationPeriodInDays: rotationDays,
    };
  },
});
