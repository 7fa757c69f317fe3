import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Container, Text } from '@backstage/ui';
import { RiFilterLine } from '@remixicon/react';
import { patternsApiRef } from '../../api';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { useRequest } from '../../hooks/useRequest';
import { FollowButton } from '../Following/FollowButton';
import { entityName } from '../shared/EntityName';
import { ErrorState } from '../shared/ErrorState';
import { CatalogFacets } from './CatalogFacets';
import { CatalogResults } from './CatalogResults';
import { CatalogToolbar } from './CatalogToolbar';
import { useCatalog } from './useCatalog';
import { useCatalogView } from './useCatalogView';
import styles from './CatalogPage.module.css';

/** Every pattern that the user may see: to search, narrow and choose from. */
export function CatalogPage() {
  const api = useApi(patternsApiRef);
  const catalog = useCatalog();
  const [view, setView] = useCatalogView();
  const { maySeeUnpublished } = usePatternsAccess();
  const facets = useRequest('facets', signal => api.getFacets({ signal }));
  // Only on a phone, where the filters would stand before the patterns.
  const [areFacetsOpen, setFacetsOpen] = useState(false);
  const total = facets.value?.total;
  const [owner, ...others] = catalog.filter.owner;
  const isEmpty = total === 0 && !catalog.isNarrowed;
  return (
    <Container className={styles.page}>
      <CatalogToolbar catalog={catalog} view={view} onViewChange={setView} />
      <div className={styles.columns}>
        {!isEmpty && (
          <aside
            className={styles.facets}
            aria-label="Filters"
            data-open={areFacetsOpen}
          >
            <div className={styles.facetsToggle}>
              <Button
                size="small"
                variant="secondary"
                iconStart={<RiFilterLine />}
                aria-expanded={areFacetsOpen}
                onPress={() => setFacetsOpen(open => !open)}
              >
                {areFacetsOpen ? 'Hide filters' : 'Show filters'}
              </Button>
            </div>
            <div className={styles.facetsBody}>
              {facets.error ? (
                <ErrorState
                  title="Filters could not be loaded"
                  error={facets.error}
                  onRetry={facets.retry}
                />
              ) : (
                <CatalogFacets
                  facets={facets.value}
                  filter={catalog.filter}
                  withState={maySeeUnpublished}
                  onChange={catalog.setFacet}
                />
              )}
            </div>
          </aside>
        )}
        <section className={styles.results} aria-label="Results">
          {catalog.isNarrowed && (
            <div className={styles.narrowed}>
              <Text variant="body-small" color="secondary">
                {total !== undefined && `Filtered from ${total} patterns`}
              </Text>
              <div className={styles.narrowedActions}>
                {owner && others.length === 0 && (
                  <FollowButton
                    key={owner}
                    target={{ kind: 'owner', id: owner }}
                    label={`Follow ${entityName(owner)}`}
                  />
                )}
                <Button size="small" variant="tertiary" onPress={catalog.clear}>
                  Clear all
                </Button>
              </div>
            </div>
          )}
          <CatalogResults catalog={catalog} view={view} />
        </section>
      </div>
    </Container>
  );
}
