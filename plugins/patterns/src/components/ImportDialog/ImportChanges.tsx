import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import type { AttributeChange } from '@apo/backstage-plugin-patterns-common';
import type { ActionCounts } from './countActions';
import { ImportChangeRow } from './ImportChangeRow';
import styles from './ImportDialog.module.css';

/** Rows shown before one asks for more. */
const SHOWN = 100;

/** What each row of a file does; the rows that are wrong come first. */
export function ImportChanges(props: {
  changes: readonly AttributeChange[];
  counts: ActionCounts;
}) {
  const { changes, counts } = props;
  const [shown, setShown] = useState(SHOWN);
  const sorted = [
    ...changes.filter(({ action }) => action === 'invalid'),
    ...changes.filter(({ action }) => action !== 'invalid'),
  ];
  return (
    <section className={styles.changes} aria-label="What it would change">
      <Text as="p" variant="body-medium" weight="bold" role="status">
        {sayCounts(counts)}
      </Text>
      {changes.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">What</th>
                <th scope="col">Attribute</th>
                <th scope="col">Before → after</th>
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, shown).map(change => (
                <ImportChangeRow key={change.row} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sorted.length > shown && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => setShown(n => n + SHOWN)}
        >
          {`Show more of ${sorted.length.toLocaleString('en-US')} rows`}
        </Button>
      )}
    </section>
  );
}

function sayCounts({ create, update, unchanged, invalid }: ActionCounts) {
  const parts = [
    `${create} to create`,
    `${update} to change`,
    `${unchanged} without a change`,
  ];
  if (invalid) parts.push(`${invalid} invalid: correct the file first`);
  return parts.join(' · ');
}
