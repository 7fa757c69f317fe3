import { DynamoDbError } from './DynamoDbError';
import type { Dynalite } from './engine/Dynalite';
import type { Members } from './Members';

/** What dynalite does not keep of a table. */
export interface TableSettings {
  deletionProtection?: boolean;
  /** The ARN of the KMS key that the table is encrypted with; absent: AWS's own key. */
  kmsKeyArn?: string;
  /** Point-in-time recovery, with its start in seconds since the epoch. */
  recovery?: { days: number; since: number };
  /** The attribute of the time to live. */
  timeToLive?: string;
}

function settingsKey(table: string): string {
  return `settings~${table}`;
}

/** The settings of a table. */
export async function readSettings(
  engine: Dynalite,
  table: string,
): Promise<TableSettings> {
  return (await engine.value<TableSettings>(settingsKey(table))) ?? {};
}

/** Changes settings of a table; undefined ones are removed. */
export async function changeSettings(
  engine: Dynalite,
  table: string,
  change: TableSettings,
): Promise<TableSettings> {
  const settings = { ...(await readSettings(engine, table)), ...change };
  await engine.keep(settingsKey(table), settings);
  return settings;
}

/** Forgets the settings of a table. */
export function removeSettings(engine: Dynalite, table: string): Promise<void> {
  return engine.keep(settingsKey(table), undefined);
}

/** The description of a table. Throws ResourceNotFoundException. */
export async function requireTable(
  engine: Dynalite,
  name: string,
): Promise<Members> {
  const table = await engine.table(name);
  if (table) return table;
  throw new DynamoDbError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${name} not found`,
  );
}

/** A description of a table as AWS gives it, with its settings. */
export function describe(
  description: Members,
  { deletionProtection = false, kmsKeyArn }: TableSettings,
): Members {
  const encryption = kmsKeyArn && {
    SSEDescription: {
      Status: 'ENABLED',
      SSEType: 'KMS',
      KMSMasterKeyArn: kmsKeyArn,
    },
  };
  return {
    ...description,
    ...encryption,
    DeletionProtectionEnabled: deletionProtection,
  };
}

/**
 * The settings that CreateTable and UpdateTable take beside those of dynalite.
 *
 * @param keyArn - resolves the name of a KMS key
 */
export function readTableInput(
  input: Members,
  keyArn: (keyId: string) => string,
): TableSettings {
  const { DeletionProtectionEnabled, SSESpecification } = input;
  const settings: TableSettings = {};
  if (typeof DeletionProtectionEnabled === 'boolean') {
    settings.deletionProtection = DeletionProtectionEnabled;
  }
  if (SSESpecification) {
    const { Enabled, KMSMasterKeyId } = SSESpecification;
    settings.kmsKeyArn = Enabled
      ? keyArn(KMSMasterKeyId ?? 'alias/aws/dynamodb')
      : undefined;
  }
  return settings;
}
