import type { Config } from '@backstage/config';
import type { AwsPlace } from '@apo/backstage-plugin-patterns-node';

/** Config section of the store. @public */
export const DYNAMODB_CONFIG_KEY = 'patterns.store.dynamoDb';

/** Where patterns are kept; see config.d.ts. @public */
export type DynamoDbConfig = AwsPlace & { table: string };

/**
 * Reads the store's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing.
 * @public
 */
export function readDynamoDbConfig(root: Config): DynamoDbConfig | undefined {
  const config = root.getOptionalConfig(DYNAMODB_CONFIG_KEY);
  if (!config) return undefined;
  return {
    region: config.getString('region'),
    accountId: config.getOptionalString('accountId'),
    table: config.getString('table'),
  };
}
