import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallbackLevel, LevelOperation } from './dynaliteModules';
import { Stage } from './Stage';

/** Looks at each write before it is staged. Throws to refuse it. */
export type WriteInspector = (
  stage: Stage,
  key: string,
  value: unknown,
  previous: unknown,
) => void;

/**
 * Makes a call one transaction. dynalite writes an item, its index entries and
 * the items of a batch one by one; here they wait until the call has succeeded,
 * and then take effect as one batch of LevelDB. So nobody reads half a
 * transaction, nothing has to be undone, and a killed process leaves no half.
 *
 * Calls that write run one after the other.
 */
export class StagedWrites {
  private readonly current = new AsyncLocalStorage<Stage>();
  private readonly batch: CallbackLevel['batch'];
  private readonly read: CallbackLevel['get'];
  private tail: Promise<unknown> = Promise.resolve();

  /** @param db - from now on stages what is written within `run` */
  constructor(db: CallbackLevel, private readonly inspect: WriteInspector) {
    this.batch = db.batch.bind(db);
    this.read = db.get.bind(db);
    this.intercept(db);
  }

  /** Runs one call that writes, after those before it. */
  run<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const result = this.tail.then(() => this.attempt(work));
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async attempt<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const stage = new Stage();
    const result = await this.current.run(stage, work, stage).finally(() => {
      // What dynalite writes later is no part of the call, and is written at once.
      stage.closed = true;
    });
    await this.commit(stage);
    return result;
  }

  private commit(stage: Stage): Promise<void> {
    const operations = stage.entries().map(([key, value]): LevelOperation => {
      if (value === undefined) return { type: 'del', key };
      return { type: 'put', key, value, valueEncoding: 'utf8' };
    });
    if (operations.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.batch(operations, error => (error ? reject(error) : resolve()));
    });
  }

  private open(): Stage | undefined {
    const stage = this.current.getStore();
    return stage?.closed ? undefined : stage;
  }

  private intercept(db: CallbackLevel): void {
    const put = db.put.bind(db);
    const del = db.del.bind(db);
    db.get = (key, callback) => {
      const stage = this.open();
      if (!stage?.has(key)) return this.read(key, callback);
      return setImmediate(callback, null, stage.get(key));
    };
    db.put = (key, value, callback) => {
      const stage = this.open();
      if (!stage) return put(key, value, callback);
      return this.stageOne(stage, key, value, callback);
    };
    db.del = (key, callback) => {
      const stage = this.open();
      if (!stage) return del(key, callback);
      return this.stageOne(stage, key, undefined, callback);
    };
    db.batch = (operations, callback) => {
      const stage = this.open();
      if (!stage) return this.batch(operations, callback);
      for (const { type, key, value } of operations) {
        if (type === 'put') stage.put(key, value);
        else stage.remove(key);
      }
      return setImmediate(callback, null);
    };
  }

  private stageOne(
    stage: Stage,
    key: string,
    value: unknown,
    callback: (error: Error | null) => void,
  ): void {
    const finish = (error: Error | null, previous: unknown) => {
      if (error) return callback(error);
      try {
        this.inspect(stage, key, value, previous);
      } catch (refusal) {
        return callback(refusal as Error);
      }
      if (value === undefined) stage.remove(key);
      else stage.put(key, value);
      return callback(null);
    };
    if (stage.has(key)) setImmediate(finish, null, stage.get(key));
    else this.read(key, finish);
  }
}
