import { Text } from '@backstage/ui';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { FactList } from '../shared/FactList';
import styles from './AttributePage.module.css';

/** What describes an attribute further. */
export function AttributeMetadata(props: { metadata: Attribute['metadata'] }) {
  const entries = Object.entries(props.metadata);
  return (
    <section className={styles.panel}>
      <h3 className={styles.heading}>Metadata</h3>
      {entries.length ? (
        <FactList facts={entries} />
      ) : (
        <Text as="p" variant="body-medium" color="secondary">
          None
        </Text>
      )}
    </section>
  );
}
