import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { patternsApiRef } from '../../api';
import { useFocusOnNew } from '../../hooks/useFocusOnNew';
import { usePages } from '../../hooks/usePages';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { usePatternsOptions } from '../PatternsOptions';
import { ErrorState } from '../shared/ErrorState';
import { HistoryEntry } from './HistoryEntry';
import styles from './History.module.css';

/** Who did what with a pattern or with one version of it, newest first. */
export function HistoryList(props: {
  patternName: string;
  /** Only the steps of this version; the rows then do not name it. */
  version?: string;
  /** Brings the list up to date when it changes. */
  revision?: string;
}) {
  const { patternName, version, revision = '' } = props;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { pageSize } = usePatternsOptions();
  const { items, error, loading, more, retry } = usePages(
    JSON.stringify([patternName, version]),
    revision,
    (cursor, signal) =>
      api.listHistory(
        patternName,
        {
          limit: pageSize,
          ...(version && { version }),
          ...(cursor && { cursor }),
        },
        { signal },
      ),
  );
  const { firstNew, row, askForMore } = useFocusOnNew<HTMLLIElement>(
    items?.length,
    more,
  );
  const failure = error && (
    <ErrorState
      title="The history could not be loaded"
      error={error}
      onRetry={retry}
    />
  );
  if (!items) return failure ?? <HistorySkeleton />;
  return (
    <div className={styles.root}>
      {items.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          Nothing is recorded yet.
        </Text>
      )}
      <ol
        className={styles.list}
        aria-label="History, newest first"
        aria-busy={loading}
      >
        {items.map((step, index) => (
          <HistoryEntry
            key={index}
            ref={index === firstNew ? row : undefined}
            step={step}
            href={
              version
                ? undefined
                : links.version({ patternName, version: step.version })
            }
          />
        ))}
      </ol>
      {failure}
      {more && !error && (
        <Button variant="secondary" isPending={loading} onPress={askForMore}>
          Show more
        </Button>
      )}
    </div>
  );
}

function HistorySkeleton() {
  return (
    <div aria-busy="true" className={styles.list}>
      <VisuallyHidden role="status">Loading the history</VisuallyHidden>
      {[1, 2, 3, 4].map(n => (
        <Skeleton key={n} width="100%" height={56} />
      ))}
    </div>
  );
}
