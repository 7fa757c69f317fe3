import { useState } from 'react';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { ErrorState } from '../shared/ErrorState';
import { targetsOf } from '../../usage/publicationsOf';
import { count } from '../shared/words';
import { Panel } from './Panel';
import { ReleaseLog } from './PublishingPanel';
import { ReleaseTargets } from './ReleaseTargets';

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
      text={reasonOf(version)}
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
      <ReleaseTargets version={version} />
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

/** With several targets each says for itself why it failed. */
function reasonOf(version: PatternVersion): string {
  const targets = targetsOf(version);
  const failed = targets.filter(({ state }) => state === 'failed');
  if (targets.length > 1 && failed.length > 0) {
    const names = failed.map(({ name }) => name).join(', ');
    return `${failed.length} of ${targets.length} targets failed: ${names}. A retry publishes what is left.`;
  }
  return (
    version.problem?.message ??
    'The release task ended without saying why. Its log may tell.'
  );
}
