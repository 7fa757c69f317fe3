import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { setTimeout } from 'node:timers/promises';
import { isKey, type ItemKey } from './keys';
import { tableError } from './tableError';

/** An item as it is read. */
export type Item = ItemKey & Record<string, any>;

/** An expression with what it names; the names and values are those of the SDK. */
export type Expression = {
  names?: Record<string, string>;
  values?: Record<string, unknown>;
};

/** A change of one item. */
export type Update = Expression & { key: ItemKey; update: string; if?: string };

/** What a query reads, in the order of its keys. */
export type ItemQuery = Expression & {
  index?: string;
  where: string;
  filter?: string;
  descending?: boolean;
  /** Items that the first request reads, each next one twice as many; 1 MB without it. */
  first?: number;
  /** Of an index over all partitions, which cannot be read consistently. */
  eventually?: boolean;
};

/** Errors that say that something was not as it was thought to be. */
const expected = [
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'TransactionInProgressException',
];

/** Items that one request reads and writes at most (DynamoDB). */
const READ_SIZE = 100;
const WRITE_SIZE = 25;
/** Requests at the same time for one batch. */
const AT_ONCE = 4;

/** The requests that the store makes, with its table. All reads are consistent. */
export class Table {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly name: string,
  ) {}

  async get(key: ItemKey | undefined): Promise<Item | undefined> {
    if (!key || !isKey(key)) return undefined;
    const { Item: item } = await this.explained(
      this.client.send(
        new GetCommand({
          TableName: this.name,
          Key: key,
          ConsistentRead: true,
        }),
      ),
    );
    return item as Item | undefined;
  }

  /** In the order of the keys; undefined where there is none. */
  async getAll(keys: (ItemKey | undefined)[]): Promise<(Item | undefined)[]> {
    const wanted = new Map<string, ItemKey>(
      keys.flatMap(key =>
        key && isKey(key) ? [[idOf(key), { pk: key.pk, sk: key.sk }]] : [],
      ),
    );
    const found = new Map<string, Item>();
    await mapBatches([...wanted.values()], READ_SIZE, async batch => {
      for (const item of await this.getBatch(batch)) {
        found.set(idOf(item), item);
      }
    });
    return keys.map(key => key && found.get(idOf(key)));
  }

  /** Items one after the other; further requests are made as they are read. */
  async *query(query: ItemQuery): AsyncGenerator<Item> {
    const { index, descending = false, first, eventually = false } = query;
    const input: QueryCommandInput = {
      TableName: this.name,
      IndexName: index,
      KeyConditionExpression: query.where,
      FilterExpression: query.filter,
      ExpressionAttributeNames: query.names,
      ExpressionAttributeValues: query.values,
      ScanIndexForward: !descending,
      ConsistentRead: !eventually,
      Limit: first,
    };
    do {
      const { Items = [], LastEvaluatedKey } = await this.explained(
        this.client.send(new QueryCommand(input)),
      );
      yield* Items as Item[];
      input.ExclusiveStartKey = LastEvaluatedKey;
      input.Limit = input.Limit && 2 * input.Limit;
    } while (input.ExclusiveStartKey);
  }

  /** How many items a query has. */
  async count(query: ItemQuery): Promise<number> {
    const input: QueryCommandInput = {
      TableName: this.name,
      IndexName: query.index,
      KeyConditionExpression: query.where,
      FilterExpression: query.filter,
      ExpressionAttributeNames: query.names,
      ExpressionAttributeValues: query.values,
      ConsistentRead: true,
      Select: 'COUNT',
    };
    let count = 0;
    do {
      const { Count = 0, LastEvaluatedKey } = await this.explained(
        this.client.send(new QueryCommand(input)),
      );
      count += Count;
      input.ExclusiveStartKey = LastEvaluatedKey;
    } while (input.ExclusiveStartKey);
    return count;
  }

  async put(item: Item): Promise<void> {
    await this.explained(
      this.client.send(new PutCommand({ TableName: this.name, Item: item })),
    );
  }

  /** The item after the change; undefined when the condition is not met. */
  async update(change: Update): Promise<Item | undefined> {
    return this.unlessRefused(async () => {
      const { Attributes } = await this.explained(
        this.client.send(
          new UpdateCommand({
            TableName: this.name,
            Key: change.key,
            UpdateExpression: change.update,
            ConditionExpression: change.if,
            ExpressionAttributeNames: change.names,
            ExpressionAttributeValues: change.values,
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return Attributes as Item;
    });
  }

  /** Whether the condition was met. */
  async delete(
    key: ItemKey,
    condition?: Expression & { if: string },
  ): Promise<boolean> {
    const deleted = await this.unlessRefused(async () => {
      await this.explained(
        this.client.send(
          new DeleteCommand({
            TableName: this.name,
            Key: key,
            ConditionExpression: condition?.if,
            ExpressionAttributeNames: condition?.names,
            ExpressionAttributeValues: condition?.values,
          }),
        ),
      );
      return true;
    });
    return !!deleted;
  }

  /** Writes and deletes any number of items, each for itself. */
  async write(changes: { put?: Item[]; delete?: ItemKey[] }): Promise<void> {
    const requests = [
      ...(changes.put ?? []).map(Item => ({ PutRequest: { Item } })),
      ...(changes.delete ?? []).map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk, sk } },
      })),
    ];
    await mapBatches(requests, WRITE_SIZE, async batch => {
      let rest: typeof batch | undefined = batch;
      for (let attempt = 0; rest?.length; attempt++) {
        await pause(attempt);
        const { UnprocessedItems } = await this.explained(
          this.client.send(
            new BatchWriteCommand({ RequestItems: { [this.name]: rest } }),
          ),
        );
        rest = UnprocessedItems?.[this.name] as typeof batch | undefined;
      }
    });
  }

  /** All changes or none. */
  async transact(
    actions: (table: string) => TransactWriteCommandInput['TransactItems'],
  ): Promise<void> {
    await this.explained(
      this.client.send(
        new TransactWriteCommand({ TransactItems: actions(this.name) }),
      ),
    );
  }

  /** Refused conditions are for the caller; of everything else people are told. */
  private async explained<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (expected.includes((error as Error).name)) throw error;
      throw tableError(error, `use the table ${this.name}`);
    }
  }

  private async getBatch(keys: ItemKey[]): Promise<Item[]> {
    const items: Item[] = [];
    let rest: ItemKey[] | undefined = keys;
    for (let attempt = 0; rest?.length; attempt++) {
      await pause(attempt);
      const { Responses, UnprocessedKeys } = await this.explained(
        this.client.send(
          new BatchGetCommand({
            RequestItems: { [this.name]: { Keys: rest, ConsistentRead: true } },
          }),
        ),
      );
      items.push(...((Responses?.[this.name] ?? []) as Item[]));
      rest = UnprocessedKeys?.[this.name]?.Keys as ItemKey[] | undefined;
    }
    return items;
  }

  private async unlessRefused<T>(
    call: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') {
        return undefined;
      }
      throw error;
    }
  }
}

/** All of a query. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function idOf({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}

async function mapBatches<T>(
  items: T[],
  size: number,
  work: (batch: T[]) => Promise<void>,
): Promise<void> {
  const batches = Array.from(
    { length: Math.ceil(items.length / size) },
    (_, i) => items.slice(i * size, (i + 1) * size),
  );
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        await work(batch);
      }
    }),
  );
}

/** What DynamoDB leaves over it had no capacity for. */
async function pause(attempt: number): Promise<void> {
  if (attempt) await setTimeout(Math.min(2 ** attempt * 10, 1_000));
}
