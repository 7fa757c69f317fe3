/**
 * Where a reading of the user pool stands: JSON, kept in the database after
 * each page.
 */
export interface Cursor {
  /** Groups first, then users. */
  list: 'groups' | 'users';
  /** Where the next page of the list begins; absent at its start. */
  token?: string;
  /** Names that cannot name an entity, for one warning at the end. */
  leftOut: string[];
}

/** Where a reading begins. */
export const FIRST_PAGE: Cursor = { list: 'groups', leftOut: [] };
