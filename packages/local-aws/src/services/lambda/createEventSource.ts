import { resolve } from 'node:path';
import { localEnvironment } from '../../localEnvironment';
import { localSqsClient } from '../../localSqsClient';
import type { EventSourceOptions } from './EventSourceOptions';
import { EventSourceMapping } from './EventSourceMapping';
import { FunctionInstance } from './FunctionInstance';

/** Lambda's own default is 3 s; this is what a queue of jobs wants. */
const TIMEOUT_MS = 60_000;

/** A Lambda function that a queue feeds; it does nothing before it is started. */
export function createEventSource(
  { queue, file, environment, timeoutMs = TIMEOUT_MS }: EventSourceOptions,
  place: { endpoint: string; region: string; accountId: string },
): EventSourceMapping {
  const { endpoint, region, accountId } = place;
  const name = queue.replace(/\.fifo$/, '');
  return new EventSourceMapping({
    queueName: queue,
    region,
    client: localSqsClient(endpoint, region),
    instance: new FunctionInstance({
      name,
      file: resolve(file),
      functionArn: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
      environment: { ...localEnvironment(endpoint, region), ...environment },
      timeoutMs,
    }),
    onFailure: message =>
      process.stderr.write(`The function ${name} failed: ${message}\n`),
  });
}
