import type { Members, WireItem } from '../Members';

/** The kinds of action of a transaction, and the operation that checks each. */
export const ACTION_OPERATIONS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
} as const;

/** What one item of a transaction asks for. */
export type ActionKind = keyof typeof ACTION_OPERATIONS;

/** One item of a transaction, checked as far as the data does not matter. */
export interface TransactAction {
  kind: ActionKind;
  /** The input of the operation that it stands for, checked. */
  checked: Members;
  /** The description of its table. */
  table: Members;
  /** The primary key; for a Put the whole item. */
  key: WireItem;
  /** Whether a failed condition shows the item that failed it. */
  showsOldItem: boolean;
}
