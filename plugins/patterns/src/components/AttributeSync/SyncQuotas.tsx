import { Alert } from '@backstage/ui';
import type { SyncQuota } from '@apo/backstage-plugin-patterns-common';

/** The share of a limit from which on it is said. */
const SAID_FROM = 0.8;

/** Limits of AWS that are nearly reached. */
export function SyncQuotas(props: { quotas: readonly SyncQuota[] }) {
  const near = props.quotas.filter(
    ({ used, limit }) => used >= limit * SAID_FROM,
  );
  return (
    <>
      {near.map(({ name, used, limit }) => (
        <Alert
          key={name}
          status={used >= limit ? 'danger' : 'warning'}
          icon
          title={`${used.toLocaleString('en-US')} of ${limit.toLocaleString(
            'en-US',
          )} ${name}`}
          description={
            used >= limit
              ? 'AWS takes no more of them. Delete some, or ask AWS for a higher quota.'
              : 'AWS takes no more than that. Ask for a higher quota in time.'
          }
        />
      ))}
    </>
  );
}
