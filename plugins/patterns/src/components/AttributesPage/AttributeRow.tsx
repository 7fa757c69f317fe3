import { forwardRef, Fragment } from 'react';
import { Link } from '@backstage/ui';
import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { SyncLink } from '../AttributeSync/SyncLabel';
import { RelativeTime } from '../shared/RelativeTime';
import { count } from '../shared/words';
import type { AttributeColumn } from './attributeColumns';
import { AttributeRowMenu } from './AttributeRowMenu';
import type { Ask } from './Asked';
import styles from './AttributesPage.module.css';

/** One attribute; its value leads to its page. */
export const AttributeRow = forwardRef<
  HTMLTableRowElement,
  { attribute: Attribute; columns: readonly AttributeColumn[]; onAsk: Ask }
>((props, ref) => {
  const { attribute, columns, onAsk } = props;
  const { id, key, value, description, uses, sync, updatedAt } = attribute;
  const links = usePatternsLinks();
  const cells: Record<AttributeColumn, JSX.Element> = {
    key: <td className={styles.value}>{key}</td>,
    value: (
      <th scope="row" className={styles.value}>
        <Link href={links.attribute(id)}>{value}</Link>
      </th>
    ),
    description: (
      <td className={styles.description} title={description}>
        {description}
      </td>
    ),
    uses: (
      <td className={styles.tight}>
        {uses > 0 ? (
          <Link href={links.carriers(attribute)}>{count(uses, 'pattern')}</Link>
        ) : (
          'Not used'
        )}
      </td>
    ),
    sync: (
      <td className={styles.tight}>
        {sync && <SyncLink sync={sync} href={links.attribute(id)} />}
      </td>
    ),
    updated: (
      <td className={`${styles.tight} ${styles.wide}`}>
        <RelativeTime at={updatedAt} />
      </td>
    ),
    actions: (
      <td className={styles.rowActions}>
        <AttributeRowMenu attribute={attribute} onAsk={onAsk} />
      </td>
    ),
  };
  return (
    <tr ref={ref} tabIndex={-1}>
      {columns.map(column => (
        <Fragment key={column}>{cells[column]}</Fragment>
      ))}
    </tr>
  );
});
AttributeRow.displayName = 'AttributeRow';
