import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import {
  awsClientSettings,
  createAttributeSync,
  createAttributeSyncClients,
  writeResult,
  type SyncResult,
} from '@apo/attribute-sync';
import { handleBatch } from './handleBatch';
import { handleJob } from './handleJob';
import { readEnvironment } from './readEnvironment';

/** What is kept for the answers at the end, in milliseconds. */
const TO_ANSWER_MS = 5_000;

const caller = { name: '@apo/attribute-sync-lambda', version: '1' };

/**
 * The handler of a FIFO queue of attribute sync's jobs.
 *
 * @throws Error that names the environment variable that is missing or malformed.
 */
export function createHandler(env: NodeJS.ProcessEnv) {
  const { config, resultsUrl } = readEnvironment(env);
  const sync = createAttributeSync(
    // The function compares nothing, so it needs no quota of groups.
    {
      ...config,
      appRegistry: { ...config.appRegistry, maxGroups: Infinity },
    },
    createAttributeSyncClients({ caller }),
  );
  const answer = createAnswer(config.region, resultsUrl);
  return (
    { Records }: SQSEvent,
    context: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<SQSBatchResponse> => {
    const workMs = context.getRemainingTimeInMillis() - TO_ANSWER_MS;
    const signal = AbortSignal.timeout(Math.max(workMs, 0));
    return handleBatch(Records, record =>
      handleJob({ sync, answer }, record, signal),
    );
  };
}

function createAnswer(region: string, resultsUrl: string) {
  const client = new SQSClient({
    ...awsClientSettings(region, caller),
    useQueueUrlAsEndpoint: false,
  });
  return async (result: SyncResult) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: resultsUrl,
        MessageBody: writeResult(result),
      }),
    );
  };
}
