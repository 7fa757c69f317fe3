import { SQSClient } from '@aws-sdk/client-sqs';
import { localEnvironment } from './localEnvironment';

/** A client of the local AWS's own SQS, for the parts of it that use queues. */
export function localSqsClient(endpoint: string, region: string): SQSClient {
  const env = localEnvironment(endpoint, region);
  return new SQSClient({
    endpoint,
    region,
    useQueueUrlAsEndpoint: false,
    maxAttempts: 1,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    },
  });
}
