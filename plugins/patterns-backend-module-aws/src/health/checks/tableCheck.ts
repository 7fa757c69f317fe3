import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { patternTable } from '../../dynamoDb/patternTable';
import { clientSettings } from '../clientSettings';
import { compareTable } from '../compareTable';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { once } from '../once';

type TablePlace = AwsPlace & { table: string };

/** Whether the table of patterns is as defined, encrypted, backed up and protected. */
export function tableCheck(access: AwsAccess, place: TablePlace): AwsCheck {
  const client = once(
    async () => new DynamoDBClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: `dynamodb/${place.table}`,
    service: 'Amazon DynamoDB',
    resource: `table ${place.table}`,
    async look(see) {
      see.fact('Region', place.region);
      const dynamoDb = await client();
      const table = await findTable(see, dynamoDb, place);
      if (!table) return;
      see.fact('ARN', table.TableArn);
      inspectDefinition(see, table, place);
      inspectEncryption(see, table);
      inspectProtection(see, table, place);
      await inspectBackups(see, dynamoDb, place);
    },
  });
}

async function findTable(
  see: Inspection,
  dynamoDb: DynamoDBClient,
  { table, region }: TablePlace,
): Promise<TableDescription | undefined> {
  const found = await see.look<TableDescription | 'missing'>(
    {
      action: 'dynamodb:DescribeTable',
      doing: `describe the table ${table}`,
      known: { ResourceNotFoundException: 'missing' },
    },
    async options => {
      const command = new DescribeTableCommand({ TableName: table });
      return (await dynamoDb.send(command, options)).Table ?? 'missing';
    },
  );
  if (found !== 'missing') return found;
  see.fail(`There is no table ${table} in ${region}.`, {
    fix: 'Deploy infra, which makes it, or correct its name in patterns.store.dynamoDb.table.',
  });
  return undefined;
}

function inspectDefinition(
  see: Inspection,
  found: TableDescription,
  { table }: TablePlace,
) {
  const wrong = compareTable(patternTable({ tableName: table }), found);
  if (wrong.length) {
    see.fail(
      `It is not the table that the portal needs: ${wrong.join('; ')}.`,
      {
        fix: 'Deploy the version of infra that belongs to this portal; a wrong key or local index needs a new table and a restore.',
      },
    );
  } else see.ok('Key and indexes are as the portal needs them.');
  const indexes = found.GlobalSecondaryIndexes ?? [];
  const busy = indexes.filter(({ IndexStatus }) => IndexStatus !== 'ACTIVE');
  if (found.TableStatus === 'ACTIVE' && busy.length === 0) return;
  see.warn(
    `It is not ready: the table is ${found.TableStatus}, and ${busy.length} of its indexes are being made or changed.`,
    { fix: 'Wait until it is, then check again.' },
  );
}

function inspectEncryption(see: Inspection, found: TableDescription) {
  const { SSEType, KMSMasterKeyArn, Status } = found.SSEDescription ?? {};
  see.fact('KMS key', KMSMasterKeyArn);
  if (SSEType === 'KMS' && Status === 'ENABLED') {
    see.ok('It encrypts with KMS.');
    return;
  }
  see.warn('It encrypts with a key that AWS owns.', {
    fix: 'Deploy infra, which gives the table its KMS key.',
  });
}

function inspectProtection(
  see: Inspection,
  found: TableDescription,
  { table, region }: TablePlace,
) {
  if (found.DeletionProtectionEnabled) {
    see.ok('It is protected against deletion.');
    return;
  }
  see.warn('It is not protected against deletion.', {
    fix: 'Switch the protection on.',
    command: `aws dynamodb update-table --region ${region} --table-name ${table} --deletion-protection-enabled`,
  });
}

async function inspectBackups(
  see: Inspection,
  dynamoDb: DynamoDBClient,
  { table, region }: TablePlace,
) {
  const status = await see.look(
    {
      action: 'dynamodb:DescribeContinuousBackups',
      doing: `read how the table ${table} is backed up`,
    },
    async options => {
      const command = new DescribeContinuousBackupsCommand({
        TableName: table,
      });
      const { ContinuousBackupsDescription: backups } = await dynamoDb.send(
        command,
        options,
      );
      const { PointInTimeRecoveryStatus } =
        backups?.PointInTimeRecoveryDescription ?? {};
      return PointInTimeRecoveryStatus ?? 'DISABLED';
    },
  );
  if (status === 'ENABLED') see.ok('Every second of it can be restored.');
  if (status === 'DISABLED') {
    see.warn('Point-in-time recovery is off: what is lost stays lost.', {
      fix: 'Switch it on.',
      command: `aws dynamodb update-continuous-backups --region ${region} --table-name ${table} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    });
  }
}
