import {
  SearchField,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RiGridFill, RiListUnordered } from '@remixicon/react';
import type { useCatalog } from './useCatalog';
import type { CatalogView } from './useCatalogView';
import styles from './CatalogPage.module.css';

const orders = [
  { id: 'updated descending', label: 'Recently updated' },
  { id: 'updated ascending', label: 'Longest unchanged' },
  { id: 'title ascending', label: 'Title, A to Z' },
  { id: 'title descending', label: 'Title, Z to A' },
  { id: 'name ascending', label: 'Name, A to Z' },
  { id: 'name descending', label: 'Name, Z to A' },
];

/** Search, order and layout of the catalog. */
export function CatalogToolbar(props: {
  catalog: ReturnType<typeof useCatalog>;
  view: CatalogView;
  onViewChange: (view: CatalogView) => void;
}) {
  const { catalog, view, onViewChange } = props;
  const { search, setSearch, sort, setSort } = catalog;
  return (
    <div className={styles.toolbar}>
      <SearchField
        className={styles.search}
        aria-label="Search patterns"
        placeholder="Search by name, text, attribute or resource type"
        size="medium"
        // The page's one purpose is to find something: typing works at once.
        // eslint-disable-next-line jsx-a11y/no-autofocus -- see above; the field is first in the page
        autoFocus
        value={search}
        onChange={setSearch}
      />
      <div className={styles.order}>
        <Select
          aria-label="Order"
          size="medium"
          options={orders}
          selectedKey={`${sort.column} ${sort.direction}`}
          onSelectionChange={key => {
            const [column, direction] = String(key).split(' ');
            setSort({ column, direction: direction as typeof sort.direction });
          }}
        />
      </div>
      <ToggleButtonGroup
        aria-label="Layout"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={keys => onViewChange([...keys][0] as CatalogView)}
      >
        <ToggleButton id="cards" size="medium" iconStart={<RiGridFill />}>
          Cards
        </ToggleButton>
        <ToggleButton id="table" size="medium" iconStart={<RiListUnordered />}>
          Table
        </ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}
