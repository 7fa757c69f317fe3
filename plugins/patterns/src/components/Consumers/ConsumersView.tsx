import { Button, Link, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import type {
  Pattern,
  VersionUse,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { useUrlState } from '../../hooks/useUrlState';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { count } from '../shared/words';
import { ConsumersTable } from './ConsumersTable';
import { useConsumers } from './useConsumers';
import { VersionBars } from './VersionBars';
import styles from './Consumers.module.css';

/** Who uses a pattern, in which version, and who is behind; of one version where the address says so. */
export function ConsumersView(props: { pattern: Pattern }) {
  const { pattern } = props;
  const links = usePatternsLinks();
  const only = useUrlState().get('of');
  const { items, counts, error, loading, more, retry } = useConsumers(
    pattern.name,
    only,
  );
  const hrefOf = (version?: string) =>
    `${links.pattern(pattern.name)}?${new URLSearchParams({
      tab: 'consumers',
      ...(version && { of: version }),
    })}`;
  if (error && !items) {
    return (
      <ErrorState
        title="Who uses it could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!items || !counts) return <Loading />;
  if (counts.total === 0 && !only) return <Nobody />;
  const isBehind = (version: string) =>
    counts.versions.some(v => v.version === version && v.behind);
  return (
    <section className={styles.view} aria-labelledby="consumers-summary">
      <Text
        as="h3"
        variant="title-x-small"
        weight="bold"
        id="consumers-summary"
      >
        {summary(counts.total, counts.versions)}
      </Text>
      <VersionBars versions={counts.versions} hrefOf={hrefOf} />
      {only && (
        <Text as="p" variant="body-medium">
          Only those of version {only}.{' '}
          <Link href={hrefOf()}>See every version</Link>
        </Text>
      )}
      {items.length > 0 ? (
        <ConsumersTable launches={items} isBehind={isBehind} />
      ) : (
        <Text as="p" variant="body-medium" color="secondary">
          Nothing of this version is in use.
        </Text>
      )}
      {error && (
        <ErrorState
          title="More could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {more && (
        <Button variant="secondary" isPending={loading} onPress={more}>
          Show more
        </Button>
      )}
    </section>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className={styles.view}>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Skeleton width="50%" height={28} />
      <Skeleton width="100%" height={160} />
      <Skeleton width="100%" height={240} />
    </div>
  );
}

function Nobody() {
  return (
    <EmptyState
      icon={<RiTeamLine size={32} />}
      title="Nobody uses it through the portal yet"
    >
      What is launched here, and applications that are made here, are listed
      with their version. Uses from the AWS console are not known to the portal.
    </EmptyState>
  );
}

/** Who is behind, in one line. */
function summary(total: number, versions: readonly VersionUse[]): string {
  const behind = versions
    .filter(v => v.behind)
    .reduce((sum, v) => sum + v.count, 0);
  const uses = count(total, 'use');
  if (behind === 0) return `${uses}, none behind`;
  return `${uses}, ${behind.toLocaleString('en-US')} behind`;
}
