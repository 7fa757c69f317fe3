import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { SyncLabel } from '../AttributeSync/SyncLabel';
import { ActorName } from '../shared/ActorName';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import styles from './AttributePage.module.css';

/** Who made an attribute and changed it last, and how it is on AWS. */
export function AttributeFacts(props: { attribute: Attribute }) {
  const { attribute } = props;
  const { sync } = attribute;
  return (
    <section className={styles.panel}>
      <h3 className={styles.heading}>Facts</h3>
      <FactList
        facts={[
          [
            'Created',
            <>
              <RelativeTime at={attribute.createdAt} /> by{' '}
              <ActorName actor={attribute.createdBy} />
            </>,
          ],
          [
            'Updated',
            <>
              <RelativeTime at={attribute.updatedAt} /> by{' '}
              <ActorName actor={attribute.updatedBy} />
            </>,
          ],
          [
            'On AWS',
            sync && (
              <>
                <SyncLabel sync={sync} />
                {sync.message && <div>{sync.message}</div>}
                {sync.at && (
                  <div>
                    <RelativeTime at={sync.at} />
                  </div>
                )}
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}
