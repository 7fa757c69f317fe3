import { useMemo, useState } from 'react';
import { SearchField, Text } from '@backstage/ui';
import type { ApiDeclaration } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { arrangeApi, matchesFilter } from './arrangeApi';
import { Declaration } from './Declaration';
import styles from './PackageView.module.css';

/** Declarations that need no filter. */
const FEW = 8;

/** Everything that a package exports, constructs first. */
export function ApiView(props: { bundle: BundleRef; api: ApiDeclaration[] }) {
  const { bundle, api } = props;
  const [filter, setFilter] = useState('');
  const arranged = useMemo(() => arrangeApi(api), [api]);
  const shown = arranged.filter(each => matchesFilter(each, filter.trim()));
  if (api.length === 0) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        The package has no type declarations, so nobody sees here what its
        constructs take. Its README may say it.
      </Text>
    );
  }
  return (
    <>
      {api.length > FEW && (
        <SearchField
          className={styles.filter}
          aria-label="Filter the API"
          placeholder="Filter by name or text"
          size="small"
          value={filter}
          onChange={setFilter}
        />
      )}
      {shown.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary" role="status">
          Nothing that the package exports has these words.
        </Text>
      )}
      {shown.map((declaration, index) => (
        <Declaration
          key={`${declaration.kind} ${declaration.name} ${index}`}
          bundle={bundle}
          declaration={declaration}
        />
      ))}
    </>
  );
}
