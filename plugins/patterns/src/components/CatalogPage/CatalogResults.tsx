import {
  Button,
  Skeleton,
  TablePagination,
  VisuallyHidden,
} from '@backstage/ui';
import { RiSearchLine, RiShapesLine } from '@remixicon/react';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { PublishButton } from '../PatternsShell';
import { PatternCard } from './PatternCard';
import { PatternsTable } from './PatternsTable';
import type { useCatalog } from './useCatalog';
import type { CatalogView } from './useCatalogView';
import styles from './CatalogPage.module.css';

/** One page of patterns, or why there is none. */
export function CatalogResults(props: {
  catalog: ReturnType<typeof useCatalog>;
  view: CatalogView;
}) {
  const { catalog, view } = props;
  const { tableProps, isNarrowed, clear, reload } = catalog;
  const { data, error, isPending, isStale, pagination } = tableProps;
  if (error) {
    return (
      <ErrorState
        title="The catalog could not be loaded"
        error={error}
        onRetry={() => reload()}
      />
    );
  }
  if (data?.length === 0 && !isPending) {
    return isNarrowed ? <NothingFound onClear={clear} /> : <NoPatterns />;
  }
  if (view === 'table') return <PatternsTable tableProps={tableProps} />;
  if (!data) return <CardSkeletons />;
  return (
    <>
      <ul className={styles.cards} aria-busy={isStale} aria-label="Patterns">
        {data.map(pattern => (
          <li key={pattern.name}>
            <PatternCard pattern={pattern} />
          </li>
        ))}
      </ul>
      {pagination.type === 'page' && <TablePagination {...pagination} />}
    </>
  );
}

function NothingFound(props: { onClear: () => void }) {
  const { onClear } = props;
  return (
    <EmptyState
      icon={<RiSearchLine size={32} />}
      title="No pattern matches"
      action={
        <Button variant="secondary" onPress={onClear}>
          Clear search and filters
        </Button>
      }
    >
      Try fewer words, or choose less on the left.
    </EmptyState>
  );
}

function NoPatterns() {
  return (
    <EmptyState
      icon={<RiShapesLine size={32} />}
      title="No patterns yet"
      action={<PublishButton />}
    >
      A pattern is a reusable piece of AWS infrastructure that is secure by
      default: checked against policy, reviewed by a person, and ready to use
      from Service Catalog or CodeArtifact. To publish the first, start from a
      skeleton or bring a template or a construct library that you have.
    </EmptyState>
  );
}

function CardSkeletons() {
  return (
    <div className={styles.cards} aria-busy="true">
      <VisuallyHidden role="status">Loading patterns</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6].map(n => (
        <Skeleton key={n} width="100%" height={148} />
      ))}
    </div>
  );
}
