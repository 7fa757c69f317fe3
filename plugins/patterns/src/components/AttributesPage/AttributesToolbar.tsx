import { SearchField, Select } from '@backstage/ui';
import type { AttributeKey } from '@apo/backstage-plugin-patterns-common';
import { attributeOrders, type AttributeOrder } from './attributesQuery';
import type { useAttributes } from './useAttributes';
import styles from './AttributesPage.module.css';

/** Search, keys and order of the list. */
export function AttributesToolbar(props: {
  attributes: ReturnType<typeof useAttributes>;
  keys: readonly AttributeKey[];
}) {
  const { attributes, keys } = props;
  const { view, setSearch, setKeys, setSort } = attributes;
  // A key of the address stays in sight when it is gone.
  const names = [...new Set([...keys.map(({ key }) => key), ...view.keys])];
  return (
    <div className={styles.toolbar}>
      <SearchField
        className={styles.search}
        aria-label="Search attributes"
        placeholder="Search by key, value or description"
        size="medium"
        value={view.search}
        onChange={setSearch}
      />
      <div className={styles.choice}>
        <Select
          aria-label="Keys"
          placeholder="Every key"
          size="medium"
          selectionMode="multiple"
          search={{ placeholder: 'Search keys' }}
          options={names.map(key => ({ id: key, label: key }))}
          value={view.keys}
          onChange={chosen => setKeys(chosen.map(String))}
        />
      </div>
      <div className={styles.choice}>
        <Select
          aria-label="Order"
          size="medium"
          options={attributeOrders.map(({ id, label }) => ({ id, label }))}
          value={view.sort}
          onChange={key => setSort(key as AttributeOrder)}
        />
      </div>
    </div>
  );
}
