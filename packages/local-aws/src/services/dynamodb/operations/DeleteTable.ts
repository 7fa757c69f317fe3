import { invalid } from '../DynamoDbError';
import type { WriteOperation } from '../DynamoDbOperation';
import { describe, readSettings, removeSettings } from '../tableSettings';
import { untilSettled } from './untilSettled';

/** Removes a table at once, unless it is protected. */
export const DeleteTable: WriteOperation = {
  writes: true,
  run: async (input, { engine }) => {
    const checked = engine.check('DeleteTable', input);
    const name = checked.TableName;
    const settings = await readSettings(engine, name);
    if (settings.deletionProtection) {
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    }
    const { TableDescription } = await engine.perform('DeleteTable', checked);
    await removeSettings(engine, name);
    await untilSettled(async () => !(await engine.table(name)));
    return { TableDescription: describe(TableDescription, settings) };
  },
};
