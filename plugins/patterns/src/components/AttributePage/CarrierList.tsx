import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton, Text } from '@backstage/ui';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useFocusOnNew } from '../../hooks/useFocusOnNew';
import { usePages } from '../../hooks/usePages';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { usePatternsOptions } from '../PatternsOptions';
import { EntityName } from '../shared/EntityName';
import { ErrorState } from '../shared/ErrorState';
import { TypeIcon } from '../shared/TypeIcon';
import styles from './AttributePage.module.css';

/** The patterns that carry an attribute. */
export function CarrierList(props: { attribute: Attribute }) {
  const { key, value } = props.attribute;
  const api = useApi(patternsApiRef);
  const links = usePatternsLinks();
  const { pageSize } = usePatternsOptions();
  const { items, error, loading, more, retry } = usePages(
    `${key}:${value}`,
    '',
    (cursor, signal) =>
      api.listPatterns(
        {
          attribute: [`${key}:${value}`],
          sort: 'title',
          order: 'asc',
          limit: pageSize,
          ...(cursor && { cursor }),
        },
        { signal },
      ),
  );
  const { row, firstNew, askForMore } = useFocusOnNew<HTMLLIElement>(
    items?.length,
    more,
  );
  return (
    <section className={styles.carriers} aria-labelledby="carriers">
      <h3 className={styles.heading} id="carriers">
        Patterns that carry it
      </h3>
      {!items && !error && <Skeleton width="100%" height={120} />}
      {items?.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          No pattern carries it.
        </Text>
      )}
      {items && items.length > 0 && (
        <ul className={styles.list} aria-busy={loading}>
          {items.map((pattern, index) => (
            <li
              key={pattern.name}
              ref={index === firstNew ? row : undefined}
              tabIndex={-1}
            >
              <TypeIcon type={pattern.type} size={18} />
              <Link href={links.pattern(pattern.name)}>{pattern.title}</Link>
              <Text variant="body-small" color="secondary">
                <EntityName entityRef={pattern.owner} />
              </Text>
            </li>
          ))}
        </ul>
      )}
      {error && (
        <ErrorState
          title="The patterns could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {more && !error && (
        <Button variant="secondary" isPending={loading} onPress={askForMore}>
          Show more
        </Button>
      )}
    </section>
  );
}
