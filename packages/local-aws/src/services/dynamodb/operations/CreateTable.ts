import type { WriteOperation } from '../DynamoDbOperation';
import { changeSettings, describe, readTableInput } from '../tableSettings';
import { untilSettled } from './untilSettled';

/** A new table, which is ACTIVE at once. */
export const CreateTable: WriteOperation = {
  writes: true,
  run: async (input, { engine, keyArn }) => {
    const { Tags, DeletionProtectionEnabled, SSESpecification, ...rest } =
      input;
    const settings = readTableInput(input, keyArn);
    const { TableDescription } = await engine.call('CreateTable', rest);
    // A copy, because dynalite goes on to change the table that it answered.
    const created = structuredClone(TableDescription);
    const name = created.TableName;
    if (Tags?.length) {
      await engine.call('TagResource', {
        ResourceArn: created.TableArn,
        Tags,
      });
    }
    await changeSettings(engine, name, settings);
    await untilSettled(
      async () => (await engine.table(name))?.TableStatus === 'ACTIVE',
    );
    return { TableDescription: describe(created, settings) };
  },
};
