import { ButtonLink, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../api';
import { usePatternsLinks } from '../hooks/usePatternsLinks';
import { useRequest } from '../hooks/useRequest';
import { EntityPatternError } from './EntityPatternError';
import { EntityPatternUse } from './EntityPatternUse';
import styles from './entity.module.css';
import { useEntityPattern } from './useEntityPattern';

/** The pattern behind an entity: its latest version, its state, and how to use it. */
export function EntityPatternCard() {
  const links = usePatternsLinks();
  const { name, value, error, retry } = useEntityPattern();
  return (
    <EntityInfoCard
      title="Pattern"
      headerActions={
        <ButtonLink size="small" variant="secondary" href={links.pattern(name)}>
          Open the pattern
        </ButtonLink>
      }
    >
      <div className={styles.stack}>
        {error && (
          <EntityPatternError name={name} error={error} onRetry={retry} />
        )}
        {!value && !error && <CardSkeleton />}
        {value && <LatestVersion pattern={value} />}
      </div>
    </EntityInfoCard>
  );
}

function LatestVersion(props: { pattern: Pattern }) {
  const { pattern } = props;
  const api = useApi(patternsApiRef);
  const { name, latestVersion } = pattern;
  const key = latestVersion && `${name} ${latestVersion}`;
  const { value, error, retry } = useRequest(key, signal =>
    api.getVersion({ patternName: name, version: latestVersion! }, { signal }),
  );
  if (!latestVersion) {
    return <EntityPatternUse pattern={pattern} />;
  }
  if (error) {
    return <EntityPatternError name={name} error={error} onRetry={retry} />;
  }
  return value ? (
    <EntityPatternUse pattern={pattern} version={value} />
  ) : (
    <CardSkeleton />
  );
}

function CardSkeleton() {
  return (
    <div aria-busy="true" className={styles.stack}>
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Skeleton width="60%" height={20} />
      <Skeleton width="100%" height={120} />
    </div>
  );
}
