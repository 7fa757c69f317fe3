import { Alert } from '@backstage/ui';
import type { AttributeSyncStatus } from '@apo/backstage-plugin-patterns-common';

/** Says why the last comparison failed, and what to do. */
export function SyncCheckFailed(props: { status: AttributeSyncStatus }) {
  const { checkError, checking } = props.status;
  if (!checkError || checking) return null;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title="The last comparison with AWS failed"
      description={
        <>
          <div>{checkError}</div>
          <div>
            Check that the portal has its permissions on AWS, then compare
            again. What is below may be out of date.
          </div>
        </>
      }
    />
  );
}
