import type { EnableKeyRotationRequest } from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';

/** AWS's default. */
const DAYS = 365;

/** Keeps that a key is to be rotated; its bits stay the same here. */
export const EnableKeyRotation = defineKmsOperation<EnableKeyRotationRequest>({
  understands: ['KeyId', 'RotationPeriodInDays'],
  run({ KeyId = '', RotationPeriodInDays: rotationDays = DAYS }, keys) {
    keys.change(keys.usable(KeyId), { rotationDays });
    return {};
  },
});
