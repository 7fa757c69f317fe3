import type {
  Attribute,
  AttributeKey,
} from '@apo/backstage-plugin-patterns-common';

/** The dialog that a person has asked for. */
export type Asked =
  | { dialog: 'create'; key?: string }
  | { dialog: 'edit'; attribute: Attribute }
  | { dialog: 'delete'; attribute: Attribute }
  | { dialog: 'rule'; key: AttributeKey }
  | { dialog: 'violations'; key: AttributeKey }
  | { dialog: 'import' };

/** Opens a dialog. */
export type Ask = (asked: Asked) => void;
