import { invalid } from '../DynamoDbError';
import type { ReadOperation, WriteOperation } from '../DynamoDbOperation';
import { changeSettings, readSettings, requireTable } from '../tableSettings';

/** The attribute of a table's time to live. */
export const DescribeTimeToLive: ReadOperation = {
  writes: false,
  run: async (input, { engine }) => {
    const { TableName } = engine.check('DescribeTimeToLive', input);
    await requireTable(engine, TableName);
    const { timeToLive } = await readSettings(engine, TableName);
    return {
      TimeToLiveDescription: timeToLive
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive }
        : { TimeToLiveStatus: 'DISABLED' },
    };
  },
};

/** Keeps the attribute of a table's time to live. No item expires here; AWS takes days, too. */
export const UpdateTimeToLive: WriteOperation = {
  writes: true,
  run: async (input, { engine }) => {
    const { TableName: name, TimeToLiveSpecification: wanted } = input;
    await requireTable(engine, name);
    const { timeToLive } = await readSettings(engine, name);
    if (Boolean(timeToLive) === wanted.Enabled) {
      throw invalid(
        `TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`,
      );
    }
    await changeSettings(engine, name, {
      timeToLive: wanted.Enabled ? wanted.AttributeName : undefined,
    });
    return { TimeToLiveSpecification: wanted };
  },
};
