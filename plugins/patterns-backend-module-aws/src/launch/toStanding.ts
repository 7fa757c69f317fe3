import type {
  ProvisionedProductDetail,
  RecordDetail,
} from '@aws-sdk/client-service-catalog';
import type { LaunchStanding } from '@apo/backstage-plugin-patterns-node';

/** How it stands with what was provisioned (API reference, ProvisionedProductDetail). */
export function standingOfProduct({
  Id: provisionedProductId,
  LastRecordId: recordId,
  Status,
  StatusMessage: message,
}: ProvisionedProductDetail): LaunchStanding {
  const state = {
    AVAILABLE: 'available',
    TAINTED: 'available',
    ERROR: 'failed',
    UNDER_CHANGE: 'busy',
    PLAN_IN_PROGRESS: 'busy',
  } as const;
  return {
    state: state[Status ?? 'UNDER_CHANGE'],
    provisionedProductId,
    recordId,
    message,
  };
}

/** Whether an operation is at work (API reference, RecordDetail). */
export function isAtWork({ Status }: RecordDetail): boolean {
  return Status !== 'SUCCEEDED' && Status !== 'FAILED';
}

/** Why an operation failed, in the words of AWS. */
export function reasonOf({
  RecordErrors = [],
}: RecordDetail): string | undefined {
  const reasons = RecordErrors.flatMap(({ Description, Code }) => {
    const said = Description ?? Code;
    return said ? [said] : [];
  });
  return reasons.length ? [...new Set(reasons)].join(' ') : undefined;
}
