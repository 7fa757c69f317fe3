import { createRequire } from 'node:module';
import type { Members, WireItem } from '../Members';

/** A callback of dynalite; errors of AWS carry a status and a body. */
export type Callback<T> = (error: Error | null, result?: T) => void;

/** The LevelDB below dynalite, with the callbacks that dynalite gave it. */
export interface CallbackLevel {
  get(key: string, callback: Callback<unknown>): void;
  put(key: string, value: unknown, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
  batch(operations: LevelOperation[], callback: Callback<void>): void;
  keys(range: { gte: string; lt: string }): {
    all(): Promise<string[]>;
  };
}

/** One write of a batch of LevelDB. */
export interface LevelOperation {
  type: 'put' | 'del';
  key: string;
  value?: unknown;
  valueEncoding?: 'utf8';
}

/** The state of one dynalite. */
export interface DynaliteStore {
  db: CallbackLevel;
  tableDb: { awsAccountId: string; awsRegion: string };
  lifecycleManager: { gracefulClose(): Promise<void> };
  /** @param checkStatus - whether a table that is made or removed counts as none */
  getTable(
    name: string,
    checkStatus: boolean,
    callback: Callback<Members>,
  ): void;
  getItemDb(table: string): {
    get(key: string, callback: Callback<WireItem>): void;
  };
}

/** What dynalite's `db` module exports, as far as it is used here. */
export interface DynaliteDb {
  create(options: {
    path?: string;
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }): DynaliteStore;
  createKey(item: WireItem, table: Members): string;
  validateKey(key: WireItem, table: Members): Error | null | undefined;
  validateItem(item: WireItem, table: Members): Error | null | undefined;
  checkConditional(
    input: Members,
    existing: WireItem | undefined,
  ): Error | null | undefined;
}

/** The types of an operation's input, as dynalite describes them. */
export type DynaliteType =
  | string
  | { type: string; children?: DynaliteType | Record<string, DynaliteType> };

/** What dynalite knows of an operation's input. */
export interface DynaliteValidation {
  types: Record<string, DynaliteType>;
  custom?: (input: Members, store: DynaliteStore) => string | undefined;
}

/** What dynalite's `validations` module exports, as far as it is used here. */
export interface DynaliteValidations {
  checkTypes(input: Members, types: DynaliteValidation['types']): Members;
  checkValidations(
    input: Members,
    types: DynaliteValidation['types'],
    custom: DynaliteValidation['custom'],
    store: DynaliteStore,
  ): void;
}

/** Performs one operation on a checked input. */
export type DynaliteAction = (
  store: DynaliteStore,
  input: Members,
  callback: Callback<Members>,
) => void;

const load = createRequire(__filename);

function fileName(operation: string): string {
  return operation[0].toLowerCase() + operation.slice(1);
}

/**
 * The parts of dynalite. Its own HTTP server is left out: it would need a
 * second port, its region and account could only be set in the environment of
 * this process, and a call could not be one transaction.
 */
export const dynaliteModules = {
  db: (): DynaliteDb => load('dynalite/db'),
  validations: (): DynaliteValidations => load('dynalite/validations'),
  validation: (operation: string): DynaliteValidation =>
    load(`dynalite/validations/${fileName(operation)}`),
  action: (operation: string): DynaliteAction =>
    load(`dynalite/actions/${fileName(operation)}`),
};
