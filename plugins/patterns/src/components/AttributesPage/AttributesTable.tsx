import type { RefObject } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import {
  isSameWord,
  type Attribute,
  type AttributeKey,
} from '@apo/backstage-plugin-patterns-common';
import { useAttributeAccess } from '../../hooks/useAttributeAccess';
import type { Ask } from './Asked';
import { columnsOf, columnWords } from './attributeColumns';
import { AttributeGroupHead } from './AttributeGroupHead';
import { AttributeRow } from './AttributeRow';
import { groupAttributes } from './groupAttributes';
import styles from './AttributesPage.module.css';

/** Attributes beneath their keys; in an order that mixes keys, one after the other. */
export function AttributesTable(props: {
  attributes: readonly Attribute[];
  keys: readonly AttributeKey[];
  grouped: boolean;
  busy: boolean;
  /** The place of the row that gets the focus, and where to put it. */
  firstNew?: number;
  newRow: RefObject<HTMLTableRowElement>;
  onAsk: Ask;
}) {
  const { attributes, keys, grouped, busy, firstNew, newRow, onAsk } = props;
  const { mayUpdate, mayDelete } = useAttributeAccess();
  const columns = columnsOf({
    attributes,
    grouped,
    withActions: mayUpdate || mayDelete,
  });
  const groups = groupAttributes(attributes, grouped);
  return (
    <table className={styles.table} aria-label="Attributes" aria-busy={busy}>
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column}
              scope="col"
              className={
                { description: styles.description, updated: styles.wide }[
                  column as string
                ]
              }
            >
              {column === 'actions' ? (
                <VisuallyHidden>{columnWords[column]}</VisuallyHidden>
              ) : (
                columnWords[column]
              )}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ key, items }) => (
        <tbody key={key ?? ''}>
          {key !== undefined && (
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length}
                className={styles.groupHead}
              >
                <AttributeGroupHead
                  name={key}
                  attributeKey={keys.find(each => isSameWord(each.key, key))}
                  onAsk={onAsk}
                />
              </th>
            </tr>
          )}
          {items.map(attribute => (
            <AttributeRow
              key={attribute.id}
              ref={
                attribute.id === attributes[firstNew ?? -1]?.id
                  ? newRow
                  : undefined
              }
              attribute={attribute}
              columns={columns}
              onAsk={onAsk}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
