import { notImplemented } from '../../../core/AwsError';
import type { WriteOperation } from '../DynamoDbOperation';
import {
  changeSettings,
  describe,
  readTableInput,
  requireTable,
} from '../tableSettings';
import { untilSettled } from './untilSettled';

/** Changes the settings of a table, or its throughput; not its indexes. */
export const UpdateTable: WriteOperation = {
  writes: true,
  run: async (input, { engine, keyArn }) => {
    const { DeletionProtectionEnabled, SSESpecification, ...rest } = input;
    if (rest.GlobalSecondaryIndexUpdates) {
      throw notImplemented('GlobalSecondaryIndexUpdates of UpdateTable');
    }
    const { TableName: name, ...changes } = rest;
    await requireTable(engine, name);
    if (Object.keys(changes).length > 0) {
      await engine.call('UpdateTable', rest);
      await untilSettled(
        async () => (await engine.table(name))?.TableStatus === 'ACTIVE',
      );
    }
    const change = readTableInput(input, keyArn);
    const settings = await changeSettings(engine, name, change);
    const table = await requireTable(engine, name);
    return { TableDescription: describe(table, settings) };
  },
};
