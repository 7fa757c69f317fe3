import { useState } from 'react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { ErrorState } from '../shared/ErrorState';
import { count } from '../shared/words';
import { Panel } from './Panel';
import { ReleaseLog } from './PublishingPanel';

/** The release failed: why, what was kept, and another try. */
export function PublishFailedPanel(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  const { allowed, reason } = version.can.retry;
  const api = useApi(patternsApiRef);
  const toast = useApi(toastApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const attempts = version.release?.attempts;

  async function retry() {
    setPending(true);
    setError(undefined);
    try {
      await api.retryRelease(version);
      toast.post({
        title: `Publishing ${version.patternTitle} ${version.version} again`,
        status: 'info',
        timeout: 5_000,
      });
      onChanged();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Panel
      title="Publishing failed"
      text={
        version.problem?.message ??
        'The release task ended without saying why. Its log may tell.'
      }
      actions={
        <>
          <ReleaseLog version={version} />
          {allowed && (
            <Button variant="primary" isPending={pending} onPress={retry}>
              Retry
            </Button>
          )}
        </>
      }
    >
      <Text as="p" variant="body-small" color="secondary">
        The approval and the bundle were kept; a retry goes on where the last
        try stopped and makes nothing twice.
        {attempts !== undefined &&
          ` ${count(attempts, 'try', 'tries')} so far.`}
      </Text>
      {!allowed && reason && (
        <Text as="p" variant="body-small" color="secondary">
          {reason}
        </Text>
      )}
      {error && (
        <ErrorState
          title="The release could not be started"
          error={error}
          onRetry={retry}
        />
      )}
    </Panel>
  );
}
