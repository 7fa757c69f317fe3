import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { patternsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useSuccessToast } from '../../hooks/useSuccessToast';
import { useLiveRequest } from '../../hooks/useLiveRequest';
import { errorStatus } from '../shared/describeError';
import { ErrorState } from '../shared/ErrorState';
import { FormDialog } from '../shared/FormDialog';
import { ToneLabel } from '../shared/ToneLabel';
import { count } from '../shared/words';
import { countActions } from './countActions';
import { ImportChanges } from './ImportChanges';
import type { ImportSource } from './importSource';
import { ImportSourceFields } from './ImportSourceFields';

/** Creates and changes attributes as a file says, after showing what it would do. */
export function ImportDialog(props: {
  onClose: () => void;
  onImported: () => void;
}) {
  const { onClose, onImported } = props;
  const api = useApi(patternsApiRef);
  const say = useSuccessToast();
  const [source, setSource] = useState<ImportSource>();
  // Counts the dry runs that were asked for, as a file is too long for a key.
  const [asked, setAsked] = useState(0);
  const [isStale, setStale] = useState(false);
  const dryRun = useLiveRequest(source && String(asked), (_asked, signal) =>
    api.attributes.import(
      { format: source!.format, content: source!.content, dryRun: true },
      { signal },
    ),
  );
  const plan = dryRun.status === 'done' ? dryRun.value : undefined;
  const counts = countActions(plan?.changes ?? []);
  const changed = counts.create + counts.update;
  const { run, reset, pending, error } = useAction(async () => {
    if (!source || !plan) return;
    const { format, content } = source;
    try {
      await api.attributes.import({
        format,
        content,
        dryRun: false,
        plan: plan.plan,
      });
    } catch (failure) {
      if (errorStatus(failure as Error) !== 409) throw failure;
      setStale(true);
      setAsked(n => n + 1);
      return;
    }
    say(`Imported ${count(changed, 'change')}`);
    onImported();
  });
  return (
    <FormDialog
      title="Import attributes"
      submitLabel={changed ? `Import ${count(changed, 'change')}` : 'Import'}
      width={900}
      pending={pending}
      isValid
      isDisabled={!changed || counts.invalid > 0}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <ImportSourceFields
        source={source}
        onChange={next => {
          setSource(next);
          setAsked(n => n + 1);
          setStale(false);
          reset();
        }}
      />
      {isStale && (
        <Alert
          role="alert"
          status="warning"
          icon
          title="Attributes were changed since the dry run"
          description="Nothing was imported. Below is what the file would do now."
        />
      )}
      {error && <ErrorState title="Nothing was imported" error={error} />}
      {dryRun.status === 'checking' && (
        <div role="status">
          <ToneLabel tone="busy" label="Looking at what it would change" />
        </div>
      )}
      {dryRun.status === 'failed' && (
        <ErrorState
          title="The file could not be read"
          error={dryRun.error}
          onRetry={dryRun.retry}
        />
      )}
      {plan && <ImportChanges changes={plan.changes} counts={counts} />}
    </FormDialog>
  );
}
