import type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from '@aws-sdk/client-kms';
import { defineKmsOperation } from '../defineKmsOperation';
import { invalidState } from '../errors';

/** AWS's default. */
const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a key useless at once. It is never deleted here, only on AWS. */
export const ScheduleKeyDeletion = defineKmsOperation<
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse
>({
  understands: ['KeyId', 'PendingWindowInDays'],
  run({ KeyId = '', PendingWindowInDays: days = DAYS }, keys) {
    const key = keys.get(KeyId);
    if (key.deletedAt) throw invalidState(key.arn, 'pending deletion');
    const at = new Date(Date.now() + days * DAY_MS);
    keys.change(key, { deletedAt: at.toISOString() });
    return {
      KeyId: key.arn,
      DeletionDate: at,
      KeyState: 'PendingDeletion',
      PendingWindowInDays: days,
    };
  },
});
