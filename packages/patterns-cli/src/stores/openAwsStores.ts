import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import {
  createDynamoDbPatternStore,
  createS3BundleStore,
  readDynamoDbConfig,
  readS3BundleConfig,
  type DynamoDbConfig,
  type S3BundleConfig,
} from '@apo/backstage-plugin-patterns-backend-module-aws';
import { name, version } from '../../package.json';
import type { PortalStores } from './PortalStores';

/** The DynamoDB table and the S3 bucket of a portal. */
export function openAwsStores(config: Config): PortalStores {
  const access = AwsAccess.fromConfig(config, { name, version });
  const table = readDynamoDbConfig(config);
  // One file may have the places of both sides: the folder is the other one's.
  const bucket = readS3BundleConfig(withoutFolder(config));
  return {
    patternPlace: `dynamoDb ${table?.region} ${table?.table}`,
    bundlePlace: `s3 ${bucket?.bucket}/${bucket?.prefix}`,
    openPatterns: () => openTable(access, table),
    openBundles: () => openBucket(access, bucket),
    close: async () => {},
  };
}

async function openTable(access: AwsAccess, table: DynamoDbConfig | undefined) {
  if (table) return createDynamoDbPatternStore(access, table);
  throw new InputError(
    'patterns.store.dynamoDb is not set: name region and table in a file of this side’s configuration, or move bundles only',
  );
}

async function openBucket(
  access: AwsAccess,
  bucket: S3BundleConfig | undefined,
) {
  if (bucket) return createS3BundleStore(access, bucket);
  throw new InputError(
    'patterns.bundles.s3 is not set: name region and bucket in a file of this side’s configuration, or move patterns only',
  );
}

function withoutFolder(config: Config): Config {
  return ConfigReader.fromConfigs([
    { context: 'configuration', data: config.get() },
    { context: 'S3', data: { patterns: { bundles: { folder: null } } } },
  ]);
}
