import { invalid } from '../DynamoDbError';
import type { WriteOperation } from '../DynamoDbOperation';
import type { Members } from '../Members';
import { checkTransactionLength } from '../transactions/checkTransactionLength';
import { transactionCapacity } from '../transactions/transactionCapacity';

async function readOne(
  { Get, ...others }: Members,
  call: (input: Members) => Promise<Members>,
): Promise<Members> {
  if (!Get || Object.keys(others).length > 0) {
    throw invalid('TransactItems can only contain Get');
  }
  return call({
    ...Get,
    ConsistentRead: true,
    ReturnConsumedCapacity: 'TOTAL',
  });
}

/** Reads items as they are between two transactions. It waits among the writes for that. */
export const TransactGetItems: WriteOperation = {
  writes: true,
  run: async (input, { engine }) => {
    const { TransactItems, ReturnConsumedCapacity, ...others } = input;
    checkTransactionLength(TransactItems);
    engine.check('GetItem', { ...others, TableName: 'any', Key: {} });
    const found: Members[] = [];
    for (const one of TransactItems) {
      found.push(await readOne(one, get => engine.call('GetItem', get)));
    }
    return {
      Responses: found.map(({ Item }) => (Item ? { Item } : {})),
      ConsumedCapacity: transactionCapacity(
        found.map(one => one.ConsumedCapacity),
        ReturnConsumedCapacity,
        'ReadCapacityUnits',
      ),
    };
  },
};
