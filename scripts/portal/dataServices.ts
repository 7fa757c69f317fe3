import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../..');

/** The account of the local AWS. */
const account = '123456789012';

/** As in app-config.aws.yaml. */
export const names = {
  table: 'application-patterns-local',
  key: 'alias/application-patterns',
  syncQueue: 'patterns-attribute-sync.fifo',
  syncResults: 'patterns-attribute-sync-results',
  events: 'patterns-events',
  /** Of Backstage's events service. */
  topic: 'aws',
};

/** Whether this process is to run the portal on DynamoDB, S3 and SQS. */
export const onAwsData = process.env.PORTAL_MODE === 'aws';

/** The URL of a queue of the local AWS. */
export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/${account}/${name}`;
}

/** What differs from app-config.aws.yaml where the local AWS listens elsewhere. */
export function dataServicesConfig(endpoint: string) {
  const queue = { url: queueUrl(endpoint, names.events) };
  return {
    patterns: {
      attributes: {
        sync: {
          queue: {
            url: queueUrl(endpoint, names.syncQueue),
            resultsUrl: queueUrl(endpoint, names.syncResults),
          },
        },
      },
    },
    events: {
      modules: {
        awsSqs: {
          awsSqsConsumingEventPublisher: {
            topics: { [names.topic]: { queue } },
          },
        },
      },
    },
  };
}

/**
 * Bundles the Lambda function that brings attributes to AWS; returns the
 * arguments with which the local AWS runs it, and sends events.
 *
 * @param folder - for the bundle
 */
export async function dataServicesArguments(
  endpoint: string,
  folder: string,
): Promise<string[]> {
  const script = path.join(root, 'infra/scripts/bundle.mjs');
  await promisify(execFile)(process.execPath, [script, folder]);
  const file = path.join(folder, 'attributeSync', 'index.js');
  const environment = [
    'TARGET=tags',
    'MAX_TAG_OPTIONS=25',
    'TAKE_OVER=',
    `RESULTS_QUEUE_URL=${queueUrl(endpoint, names.syncResults)}`,
  ];
  return [
    ...['--event-queue', names.events],
    ...['--event-source', `${names.syncQueue}=${file}`],
    ...environment.flatMap(pair => ['--function-env', pair]),
  ];
}
