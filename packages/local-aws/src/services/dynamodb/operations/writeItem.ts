import { notImplemented } from '../../../core/AwsError';
import { DynamoDbError } from '../DynamoDbError';
import type { WriteOperation } from '../DynamoDbOperation';
import type { Dynalite } from '../engine/Dynalite';
import type { Members } from '../Members';

const FAILED = 'ConditionalCheckFailedException';

/** Refuses what dynalite takes, and does nothing about. */
export function refuseCollectionMetrics(input: Members): void {
  if ((input.ReturnItemCollectionMetrics ?? 'NONE') !== 'NONE') {
    throw notImplemented('ReturnItemCollectionMetrics');
  }
}

async function withOldItem(
  error: unknown,
  input: Members,
  engine: Dynalite,
): Promise<unknown> {
  if (!(error instanceof DynamoDbError) || error.code !== FAILED) return error;
  const table = await engine.table(input.TableName);
  const Item = table && (await engine.item(table, input.Key ?? input.Item));
  return Item ? new DynamoDbError(FAILED, error.message, { Item }) : error;
}

/** PutItem, UpdateItem or DeleteItem: a failed condition can show the item that failed it. */
export function writeItem(name: string): WriteOperation {
  return {
    writes: true,
    run: async (input, { engine }, stage) => {
      refuseCollectionMetrics(input);
      const { ReturnValuesOnConditionCheckFailure: onFailure, ...rest } = input;
      try {
        const output = await engine.call(name, rest);
        if (!output.ConsumedCapacity) return output;
        const detailed = input.ReturnConsumedCapacity === 'INDEXES';
        const { ConsumedCapacity: capacity } = output;
        return {
          ...output,
          ConsumedCapacity: stage.indexWrites.addTo(capacity, detailed),
        };
      } catch (error) {
        if (onFailure !== 'ALL_OLD') throw error;
        throw await withOldItem(error, input, engine);
      }
    },
  };
}
