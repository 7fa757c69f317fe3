import { SQSClient } from '@aws-sdk/client-sqs';
import type { AwsAccessSettings } from '@apo/backstage-plugin-patterns-node';

/** A client of SQS that goes where the SDK's settings say. */
export function createSqsClient(settings: AwsAccessSettings): SQSClient {
  return new SQSClient({
    ...settings,
    // Else the queue's URL decides, past AWS_ENDPOINT_URL_SQS and VPC endpoints.
    useQueueUrlAsEndpoint: false,
  });
}
