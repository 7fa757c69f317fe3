import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';

/**
 * Handles the messages of a FIFO queue. Groups go on side by side; in a group
 * what follows a failure has failed too, so that it comes again after it
 * (Lambda developer guide, "Handling errors for an SQS event source").
 *
 * @param handle - throws when a message is to come again
 */
export async function handleBatch(
  records: readonly SQSRecord[],
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const groups = new Map<string | undefined, SQSRecord[]>();
  for (const record of records) {
    const group = record.attributes.MessageGroupId;
    groups.set(group, [...(groups.get(group) ?? []), record]);
  }
  const failed = await Promise.all(
    [...groups.values()].map(group => handleInOrder(group, handle)),
  );
  return {
    batchItemFailures: failed
      .flat()
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}

/** @returns the first that failed and all after it. */
async function handleInOrder(
  group: readonly SQSRecord[],
  handle: (record: SQSRecord) => Promise<void>,
): Promise<readonly SQSRecord[]> {
  for (const [place, record] of group.entries()) {
    try {
      await handle(record);
    } catch {
      return group.slice(place);
    }
  }
  return [];
}
