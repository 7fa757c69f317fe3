import { DynamoDbError } from '../DynamoDbError';
import type { ReadOperation, WriteOperation } from '../DynamoDbOperation';
import type { Dynalite } from '../engine/Dynalite';
import { refuseUnknownMembers } from '../engine/refuseUnknownMembers';
import type { Members } from '../Members';
import { changeSettings, readSettings, TableSettings } from '../tableSettings';

const DEFAULT_DAYS = 35;

async function requireBackedTable(
  engine: Dynalite,
  name: string,
): Promise<void> {
  if (await engine.table(name)) return;
  throw new DynamoDbError('TableNotFoundException', `Table not found: ${name}`);
}

function view({ recovery }: TableSettings): Members {
  const PointInTimeRecoveryDescription = recovery
    ? {
        PointInTimeRecoveryStatus: 'ENABLED',
        RecoveryPeriodInDays: recovery.days,
        EarliestRestorableDateTime: recovery.since,
        LatestRestorableDateTime: Date.now() / 1000,
      }
    : { PointInTimeRecoveryStatus: 'DISABLED' };
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription,
    },
  };
}

/** Whether a table could be restored; nothing is backed up here. */
export const DescribeContinuousBackups: ReadOperation = {
  writes: false,
  run: async (input, { engine }) => {
    refuseUnknownMembers(
      input,
      { TableName: 'String' },
      'DescribeContinuousBackups',
    );
    await requireBackedTable(engine, input.TableName);
    return view(await readSettings(engine, input.TableName));
  },
};

/** Keeps whether a table is to be restorable. */
export const UpdateContinuousBackups: WriteOperation = {
  writes: true,
  run: async (input, { engine }) => {
    const specification = {
      PointInTimeRecoveryEnabled: 'Boolean',
      RecoveryPeriodInDays: 'Integer',
    };
    refuseUnknownMembers(
      input,
      {
        TableName: 'String',
        PointInTimeRecoverySpecification: {
          type: 'FieldStruct',
          children: specification,
        },
      },
      'UpdateContinuousBackups',
    );
    const { TableName: name, PointInTimeRecoverySpecification: wanted } = input;
    await requireBackedTable(engine, name);
    const { recovery } = await readSettings(engine, name);
    const { RecoveryPeriodInDays: days = DEFAULT_DAYS } = wanted;
    const since = recovery?.since ?? Date.now() / 1000;
    return view(
      await changeSettings(engine, name, {
        recovery: wanted.PointInTimeRecoveryEnabled
          ? { days, since }
          : undefined,
      }),
    );
  },
};
