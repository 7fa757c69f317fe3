import { notImplemented } from '../../../core/AwsError';
import { invalid } from '../DynamoDbError';
import type { Dynalite } from '../engine/Dynalite';
import type { Members } from '../Members';
import { requireTable } from '../tableSettings';
import {
  ACTION_OPERATIONS,
  ActionKind,
  TransactAction,
} from './TransactAction';

const NOT_IN_TRANSACTIONS = ['ReturnValues', 'ReturnConsumedCapacity'];

function readKind(item: Members): ActionKind {
  const kinds = Object.keys(item).filter(name => item[name] !== undefined);
  const [kind] = kinds;
  if (kinds.length !== 1 || !Object.hasOwn(ACTION_OPERATIONS, kind)) {
    throw invalid(
      'TransactItems can only contain one of Check, Put, Update or Delete',
    );
  }
  return kind as ActionKind;
}

function checkMembers(kind: ActionKind, action: Members): void {
  const wrong = NOT_IN_TRANSACTIONS.find(name => action[name] !== undefined);
  if (wrong) throw notImplemented(`${wrong} of ${kind}`);
  const required = {
    ConditionCheck: 'ConditionExpression',
    Update: 'UpdateExpression',
  };
  const missing = required[kind as keyof typeof required];
  if (missing && action[missing] === undefined) {
    throw invalid(
      `1 validation error detected: Value null at 'transactItems.member.${kind}.${missing}' failed to satisfy constraint: Member must not be null`,
    );
  }
}

async function readAction(
  item: Members,
  engine: Dynalite,
): Promise<TransactAction> {
  const kind = readKind(item);
  checkMembers(kind, item[kind]);
  const { ReturnValuesOnConditionCheckFailure: onFailure, ...rest } =
    item[kind];
  // For the cost of each action, whatever was asked for.
  const input = { ...rest, ReturnConsumedCapacity: 'TOTAL' };
  const checked = engine.check(ACTION_OPERATIONS[kind], input);
  return {
    kind,
    checked,
    table: await requireTable(engine, checked.TableName),
    key: kind === 'Put' ? checked.Item : checked.Key,
    showsOldItem: onFailure === 'ALL_OLD',
  };
}

/**
 * Checks the items of a transaction one by one.
 *
 * @throws DynamoDbError ValidationException or ResourceNotFoundException
 */
export async function readActions(
  items: Members[],
  engine: Dynalite,
): Promise<TransactAction[]> {
  const actions: TransactAction[] = [];
  for (const item of items) actions.push(await readAction(item, engine));
  return actions;
}
