import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import {
  lifecycleSubject,
  type PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { describeError } from '../shared/describeError';

/** Whether AWS shows the lifecycle of a version, for those who may change it; with another try. */
export function LifecycleSyncNotice(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  const { lifecycleSync: sync, can } = version;
  const api = useApi(patternsApiRef);
  const toast = useApi(toastApiRef);
  const retry = useAction(async () => {
    try {
      await api.attributes.requestSync([lifecycleSubject(version)]);
      onChanged();
    } catch (error) {
      toast.post({
        title: 'AWS was not asked again',
        description: describeError(error as Error),
        status: 'danger',
      });
    }
  });
  const mayRetry = can.deprecate.allowed || can.revoke.allowed;
  if (!sync || !mayRetry) return null;
  if (sync.state !== 'failed' && !sync.message) {
    return (
      <Text as="p" variant="body-small" color="secondary" role="status">
        {sync.state === 'synced'
          ? 'AWS shows it as it is here.'
          : 'On its way to AWS.'}
      </Text>
    );
  }
  return (
    <Alert
      role="group"
      aria-label="What AWS shows"
      status={sync.state === 'failed' ? 'danger' : 'warning'}
      icon
      title={
        sync.state === 'failed'
          ? 'AWS does not show it as it is here'
          : 'AWS does not show it as it is here yet; it is tried again'
      }
      description={sync.message}
      customActions={
        <Button
          size="small"
          variant="secondary"
          isPending={retry.pending}
          onPress={() => retry.run()}
        >
          Retry
        </Button>
      }
    />
  );
}
