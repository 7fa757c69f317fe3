import {
  CreateTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { makeKey, REGION } from '../../__testUtils__/localBuckets';
import { faultsFound, startLocalHealth } from '../../__testUtils__/localHealth';
import { patternTable } from '../../dynamoDb/patternTable';
import { tableCheck } from './tableCheck';

type Change = (right: CreateTableCommandInput) => CreateTableCommandInput;

describe('the table', () => {
  let local: Awaited<ReturnType<typeof startLocalHealth>>;
  let dynamoDb: DynamoDBClient;
  let kmsKeyArn: string;
  let made = 0;

  beforeAll(async () => {
    local = await startLocalHealth();
    dynamoDb = new DynamoDBClient({ region: REGION });
    kmsKeyArn = await makeKey();
  });
  afterAll(() => local.stop());
  afterEach(() => local.faults.clear());

  /** A table that is right but for a change, with backups unless said. */
  async function makeTable(change: Change = right => right, backedUp = true) {
    made += 1;
    const tableName = `table-${made}`;
    const right = patternTable({ tableName, kmsKeyArn });
    await dynamoDb.send(new CreateTableCommand(change(right)));
    if (backedUp) {
      await dynamoDb.send(
        new UpdateContinuousBackupsCommand({
          TableName: tableName,
          PointInTimeRecoverySpecification: {
            PointInTimeRecoveryEnabled: true,
          },
        }),
      );
    }
    return tableCheck(local.access, { region: REGION, table: tableName });
  }

  it('that is as defined is right', async () => {
    const check = await makeTable();
    const { findings, facts } = await check.run(AbortSignal.timeout(9_000));
    expect(findings.map(({ state }) => state)).toEqual(Array(4).fill('ok'));
    expect(facts).toMatchObject({ 'KMS key': kmsKeyArn });
  });

  it.each<[string, Change, string]>([
    [
      'without deletion protection',
      right => ({ ...right, DeletionProtectionEnabled: false }),
      'warning: It is not protected against deletion.',
    ],
    [
      'without KMS',
      ({ SSESpecification: _, ...right }) => right,
      'warning: It encrypts with a key that AWS owns.',
    ],
    [
      'without an index',
      right => {
        const [, ...indexes] = right.GlobalSecondaryIndexes!;
        const definitions = right.AttributeDefinitions!;
        return {
          ...right,
          GlobalSecondaryIndexes: indexes,
          AttributeDefinitions: definitions.filter(
            ({ AttributeName }) => AttributeName !== 'state',
          ),
        };
      },
      'failed: It is not the table that the portal needs: the index versions-by-state is missing.',
    ],
    [
      'with an index of other content',
      right => ({
        ...right,
        GlobalSecondaryIndexes: right.GlobalSecondaryIndexes!.map(index => ({
          ...index,
          Projection: { ProjectionType: 'ALL' as const },
        })),
      }),
      'failed: It is not the table that the portal needs: the index versions-by-state is state (HASH), submitted (RANGE) with ALL and not',
    ],
    [
      'with another key',
      right => ({
        TableName: right.TableName,
        BillingMode: right.BillingMode,
        DeletionProtectionEnabled: true,
        SSESpecification: right.SSESpecification,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
      'failed: It is not the table that the portal needs: its key is id (HASH) and not pk (HASH), sk (RANGE)',
    ],
  ])('%s is told of', async (_, change, found) => {
    expect(await faultsFound(await makeTable(change))).toEqual([
      expect.stringContaining(found),
    ]);
  });

  it('that cannot be restored is a warning with the command', async () => {
    const check = await makeTable(undefined, false);
    const { findings } = await check.run(AbortSignal.timeout(9_000));
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([
      expect.objectContaining({
        state: 'warning',
        message: 'Point-in-time recovery is off: what is lost stays lost.',
        command: expect.stringContaining('update-continuous-backups'),
      }),
    ]);
  });

  it('that is not there fails', async () => {
    const place = { region: REGION, table: 'missing' };
    expect(await faultsFound(tableCheck(local.access, place))).toEqual([
      `failed: There is no table missing in ${REGION}.`,
    ]);
  });

  it('that may not be described is a warning', async () => {
    const check = await makeTable();
    local.faults.add({
      kind: 'error',
      service: 'dynamodb',
      operation: 'DescribeTable',
      status: 400,
      code: 'AccessDeniedException',
    });
    expect(await faultsFound(check)).toEqual([
      expect.stringContaining('warning: Could not describe the table'),
    ]);
  });
});
