import { DynamoDbError, invalid } from '../DynamoDbError';
import type { Dynalite } from '../engine/Dynalite';
import { itemBytes } from '../engine/itemBytes';
import type { Members, WireItem } from '../Members';
import { ACTION_OPERATIONS, TransactAction } from './TransactAction';

const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const WRITE_UNIT_BYTES = 1024;

/** Why one item of a transaction cancels it; `None` if it does not. */
interface CancellationReason {
  Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
  Message?: string;
  Item?: WireItem;
}

interface Applied {
  reason: CancellationReason;
  capacity: Members;
  /** Of the item, before or after, whichever is larger. */
  bytes: number;
}

function keyProblem(
  { kind, table, key }: TransactAction,
  engine: Dynalite,
): string | undefined {
  return kind === 'Put'
    ? engine.itemProblem(table, key)
    : engine.keyProblem(table, key);
}

function refuseRepeatedItems(
  actions: TransactAction[],
  engine: Dynalite,
): void {
  const ids = actions
    .filter(action => !keyProblem(action, engine))
    .map(({ table, key }) => `${table.TableName} ${engine.itemId(table, key)}`);
  if (new Set(ids).size < ids.length) {
    throw invalid(
      'Transaction request cannot include multiple operations on one item',
    );
  }
}

function refuse(
  error: unknown,
  { showsOldItem }: TransactAction,
  before: WireItem | undefined,
): CancellationReason {
  if (!(error instanceof DynamoDbError)) throw error;
  const { code, message: Message } = error;
  if (code === 'ValidationException')
    return { Code: 'ValidationError', Message };
  if (code !== 'ConditionalCheckFailedException') throw error;
  const Item = showsOldItem ? before : undefined;
  return { Code: 'ConditionalCheckFailed', Message, ...(Item && { Item }) };
}

function checkCondition(
  { checked }: TransactAction,
  before: WireItem | undefined,
  engine: Dynalite,
): Members {
  if (!engine.meetsCondition(checked, before)) {
    throw new DynamoDbError(
      'ConditionalCheckFailedException',
      'The conditional request failed',
    );
  }
  const bytes = before ? itemBytes(before) : 1;
  return {
    ConsumedCapacity: {
      TableName: checked.TableName,
      CapacityUnits: Math.ceil(bytes / WRITE_UNIT_BYTES),
    },
  };
}

async function applyOne(
  action: TransactAction,
  engine: Dynalite,
): Promise<Applied> {
  const { kind, checked, table, key } = action;
  const problem = keyProblem(action, engine);
  if (problem) {
    const reason = { Code: 'ValidationError', Message: problem } as const;
    return { reason, capacity: {}, bytes: 0 };
  }
  const before = await engine.item(table, key);
  try {
    const { ConsumedCapacity: capacity } =
      kind === 'ConditionCheck'
        ? checkCondition(action, before, engine)
        : await engine.perform(ACTION_OPERATIONS[kind], checked);
    const after = await engine.item(table, key);
    const sizes = [before, after].map(item => (item ? itemBytes(item) : 0));
    return { reason: { Code: 'None' }, capacity, bytes: Math.max(...sizes) };
  } catch (error) {
    return { reason: refuse(error, action, before), capacity: {}, bytes: 0 };
  }
}

function cancelled(reasons: CancellationReason[]): DynamoDbError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new DynamoDbError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

/**
 * Performs the actions of a transaction; the caller discards them when this throws.
 *
 * @returns what each would cost alone
 * @throws DynamoDbError TransactionCanceledException with a reason for each
 * action, or ValidationException
 */
export async function applyActions(
  actions: TransactAction[],
  engine: Dynalite,
): Promise<Members[]> {
  refuseRepeatedItems(actions, engine);
  const applied: Applied[] = [];
  for (const action of actions) applied.push(await applyOne(action, engine));
  const reasons = applied.map(({ reason }) => reason);
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  const bytes = applied.reduce((sum, one) => sum + one.bytes, 0);
  if (bytes > MAX_TRANSACTION_BYTES) {
    throw invalid(
      'The aggregate size of the items in the transaction exceeds 4 MB',
    );
  }
  return applied.map(({ capacity }) => capacity);
}
