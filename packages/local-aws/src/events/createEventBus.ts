import { localSqsClient } from '../localSqsClient';
import { QueueEventBus } from './EventBus';

/** The bus that sends to a queue; undefined without one. */
export function createEventBus(options: {
  queueName?: string;
  region: string;
  accountId: string;
  /** Where the local AWS listens, once it does. */
  endpoint: () => string;
  onDefect: (error: unknown) => void;
}): QueueEventBus | undefined {
  const { queueName, region, endpoint } = options;
  if (!queueName) return undefined;
  return new QueueEventBus({
    ...options,
    queueName,
    client: () => localSqsClient(endpoint(), region),
  });
}
