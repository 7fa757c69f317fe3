import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  type TranslateConfig,
} from '@aws-sdk/lib-dynamodb';
import type { AwsAccess, AwsPlace } from '@apo/backstage-plugin-patterns-node';

/** How records become items: absent fields stay absent. */
export const documentSettings: TranslateConfig = {
  marshallOptions: { removeUndefinedValues: true },
};

/** A client that takes records as they are. */
export async function createDynamoDbClient(
  access: AwsAccess,
  place: AwsPlace,
): Promise<DynamoDBDocumentClient> {
  const client = new DynamoDBClient(await access.settings(place));
  return DynamoDBDocumentClient.from(client, documentSettings);
}
