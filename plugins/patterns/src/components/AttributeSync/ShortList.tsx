import { useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import styles from './AttributeSync.module.css';

/** Items shown before "Show all". */
const SHOWN = 5;

/** A list that may be long: its first items, and the rest for those who ask. */
export function ShortList<T>(props: {
  label: string;
  items: readonly T[];
  children: (item: T) => ReactNode;
}) {
  const { label, items, children } = props;
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, all ? undefined : SHOWN).map(children)}
      </ul>
      {items.length > SHOWN && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${items.length}`}
        </Button>
      )}
    </>
  );
}
