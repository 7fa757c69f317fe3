import type { ReadOperation } from '../DynamoDbOperation';
import { describe, readSettings } from '../tableSettings';

/** A table with its settings. */
export const DescribeTable: ReadOperation = {
  writes: false,
  run: async (input, { engine }) => {
    const { Table } = await engine.call('DescribeTable', input);
    const settings = await readSettings(engine, Table.TableName);
    return { Table: describe(Table, settings) };
  },
};
