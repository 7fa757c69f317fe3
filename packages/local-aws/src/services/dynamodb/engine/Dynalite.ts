import { promisify } from 'node:util';
import { invalid } from '../DynamoDbError';
import type { Members, WireItem } from '../Members';
import { DynaliteStore, dynaliteModules } from './dynaliteModules';
import { itemBytes, MAX_ITEM_BYTES } from './itemBytes';
import { refuseUnknownMembers } from './refuseUnknownMembers';
import type { Stage } from './Stage';
import { StagedWrites } from './StagedWrites';
import { toDynamoDbError } from './toDynamoDbError';

const ITEM_KEY = /^item-/;
const ITEM_TOO_LARGE = 'Item size has exceeded the maximum allowed size';

/** Where a Dynalite keeps its data, and what its ARNs say. */
export interface DynaliteOptions {
  /** Undefined: in memory. */
  folder?: string;
  region: string;
  accountId: string;
}

function inspectWrite(
  stage: Stage,
  key: string,
  value: unknown,
  previous: unknown,
): void {
  if (!ITEM_KEY.test(key)) {
    stage.indexWrites.add(key, value, previous);
  } else if (value && itemBytes(value as WireItem) > MAX_ITEM_BYTES) {
    throw invalid(ITEM_TOO_LARGE);
  }
}

/** dynalite, with calls that are transactions, and inputs that are not ignored. */
export class Dynalite {
  private readonly modules = dynaliteModules.db();
  private readonly validations = dynaliteModules.validations();
  private readonly store: DynaliteStore;
  private readonly writes: StagedWrites;

  constructor({ folder, region, accountId }: DynaliteOptions) {
    this.store = this.modules.create({
      path: folder,
      createTableMs: 0,
      deleteTableMs: 0,
      updateTableMs: 0,
    });
    this.store.tableDb.awsRegion = region;
    this.store.tableDb.awsAccountId = accountId;
    this.writes = new StagedWrites(this.store.db, inspectWrite);
  }

  /** Runs a call that writes: after those before it, and as a whole or not at all. */
  transaction<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    return this.writes.run(work);
  }

  /**
   * Checks an input without looking at any data.
   *
   * @returns what `perform` takes
   * @throws DynamoDbError for a broken rule, AwsError 501 for an unknown member
   */
  check(operation: string, input: Members): Members {
    const { types, custom } = dynaliteModules.validation(operation);
    refuseUnknownMembers(input, types, operation);
    try {
      const checked = this.validations.checkTypes({ ...input }, types);
      this.validations.checkValidations(checked, types, custom, this.store);
      return checked;
    } catch (error) {
      throw toDynamoDbError(error);
    }
  }

  /** Performs an operation on a checked input. Throws a DynamoDbError. */
  async perform(operation: string, checked: Members): Promise<Members> {
    const action = promisify(dynaliteModules.action(operation));
    try {
      return (await action(this.store, checked)) ?? {};
    } catch (error) {
      throw toDynamoDbError(error);
    }
  }

  /** Checks and performs an operation. Throws a DynamoDbError. */
  async call(operation: string, input: Members): Promise<Members> {
    return this.perform(operation, this.check(operation, input));
  }

  /** The description of a table, also while it is deleted; undefined if there is none. */
  async table(name: string): Promise<Members | undefined> {
    const get = promisify(this.store.getTable.bind(this.store));
    try {
      return await get(name, false);
    } catch (error) {
      const known = toDynamoDbError(error);
      if (known !== error) return undefined;
      throw error;
    }
  }

  /** One item, read without a check of anything but its key. */
  async item(table: Members, key: WireItem): Promise<WireItem | undefined> {
    const items = this.store.getItemDb(table.TableName);
    const get = promisify(items.get.bind(items));
    return get(this.modules.createKey(key, table));
  }

  /** What tells an item of a table from all others. */
  itemId(table: Members, key: WireItem): string {
    return this.modules.createKey(key, table);
  }

  /** What is wrong with the key of a request; undefined if nothing is. */
  keyProblem(table: Members, key: WireItem): string | undefined {
    return this.modules.validateKey(key, table)?.message;
  }

  /** What is wrong with the keys in an item; undefined if nothing is. */
  itemProblem(table: Members, item: WireItem): string | undefined {
    return this.modules.validateItem(item, table)?.message;
  }

  /** Whether an item, or its absence, meets the condition of a checked input. */
  meetsCondition(checked: Members, item: WireItem | undefined): boolean {
    return !this.modules.checkConditional(checked, item);
  }

  /** A value that is kept beside dynalite's own; undefined if there is none. */
  async value<T>(key: string): Promise<T | undefined> {
    const { db } = this.store;
    const get = promisify(db.get.bind(db));
    return (await get(key)) as T | undefined;
  }

  /** Keeps a value beside dynalite's own; undefined removes it. */
  async keep(key: string, value: object | undefined): Promise<void> {
    const { db } = this.store;
    if (value) await promisify(db.put.bind(db))(key, value);
    else await promisify(db.del.bind(db))(key);
  }

  /** The keys of values that were kept, by their beginning. */
  keys(prefix: string): Promise<string[]> {
    return this.store.db.keys({ gte: prefix, lt: `${prefix}\uffff` }).all();
  }

  async close(): Promise<void> {
    await this.transaction(() => Promise.resolve());
    await this.store.lifecycleManager.gracefulClose();
  }
}
