import { setTimeout } from 'node:timers/promises';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys';
import type { Expression, Item, Table, Update } from './Table';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What becomes of the transaction when a condition is not met. */
export type Refusal =
  /** What it was planned on has changed meanwhile: it is planned anew. */
  | 'again'
  /** It cannot be done; the error says why. */
  | (() => Error | Promise<Error>);

/** Items of one transaction at most (DynamoDB). */
const MOST_ITEMS = 100;
/** Times that a transaction is planned before it is given up. */
const MOST_PLANS = 30;

/** Changes that are made together or not at all. */
export class Transaction {
  private readonly planned: {
    action: (table: string) => Action;
    refusal: Refusal;
  }[] = [];

  put(item: Item, condition?: Expression & { if: string; otherwise: Refusal }) {
    this.plan(
      TableName => ({
        Put: { TableName, Item: item, ...toCondition(condition) },
      }),
      condition?.otherwise,
    );
  }

  update({ otherwise, ...change }: Update & { otherwise?: Refusal }) {
    this.plan(
      TableName => ({
        Update: {
          TableName,
          Key: change.key,
          UpdateExpression: change.update,
          ...toCondition(change),
        },
      }),
      otherwise,
    );
  }

  delete(
    key: ItemKey,
    condition?: Expression & { if: string; otherwise: Refusal },
  ) {
    this.plan(
      TableName => ({
        Delete: { TableName, Key: key, ...toCondition(condition) },
      }),
      condition?.otherwise,
    );
  }

  check(
    key: ItemKey,
    condition: Expression & { if: string; otherwise: Refusal },
  ) {
    this.plan(
      TableName => ({
        ConditionCheck: {
          TableName,
          Key: key,
          ...toCondition(condition),
          ConditionExpression: condition.if,
        },
      }),
      condition.otherwise,
    );
  }

  /**
   * @returns whether it was made; otherwise it has to be planned anew
   * @throws the error of the first condition that was not met
   */
  async commit(table: Table): Promise<boolean> {
    if (this.planned.length > MOST_ITEMS) {
      throw new InputError(
        `The change touches ${this.planned.length} things at once, and DynamoDB changes ${MOST_ITEMS} together: make it in several steps, such as fewer attributes at a time`,
      );
    }
    if (!this.planned.length) return true;
    try {
      await table.transact(name =>
        this.planned.map(({ action }) => action(name)),
      );
      return true;
    } catch (error) {
      const refusal = this.refusalOf(error);
      if (refusal === 'again') return false;
      throw await refusal();
    }
  }

  private plan(
    action: (table: string) => Action,
    refusal: Refusal = 'again',
  ): void {
    this.planned.push({ action, refusal });
  }

  /** Somebody who changes the same item at this moment is no refusal. */
  private refusalOf(error: unknown): Refusal {
    const { name, CancellationReasons: reasons = [] } = error as {
      name?: string;
      CancellationReasons?: { Code?: string }[];
    };
    if (name === 'TransactionInProgressException') return 'again';
    if (name !== 'TransactionCanceledException') throw error;
    const codes = reasons.map(({ Code }) => Code);
    const refused = codes.indexOf('ConditionalCheckFailed');
    if (refused >= 0) return this.planned[refused].refusal;
    if (codes.includes('TransactionConflict')) return 'again';
    throw error;
  }
}

/**
 * Plans and commits until what was planned on has not changed meanwhile.
 *
 * @param plan - reads, and fills the transaction
 */
export async function transact<T>(
  table: Table,
  plan: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < MOST_PLANS; attempt++) {
    // Who collides goes apart.
    if (attempt) await setTimeout(Math.random() * Math.min(attempt * 10, 200));
    const tx = new Transaction();
    const result = await plan(tx);
    if (await tx.commit(table)) return result;
  }
  throw new ServiceUnavailableError(
    'The same thing is being changed by many at this moment: try again',
  );
}

function toCondition(condition?: Expression & { if?: string }) {
  return {
    ConditionExpression: condition?.if,
    ExpressionAttributeNames: condition?.names,
    ExpressionAttributeValues: condition?.values,
  };
}
