/**
 * The messages that a function reports as failed: none, some, or all when the
 * report cannot be right (Lambda developer guide, "Success and failure
 * conditions" of partial batch responses).
 */
export function readBatchFailures(
  response: unknown,
  messageIds: readonly string[],
): readonly string[] {
  const report = response as
    | { batchItemFailures?: { itemIdentifier?: unknown }[] | null }
    | undefined
    | null;
  const failures = report?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return messageIds;
  const ids = failures.map(failure => failure?.itemIdentifier);
  const known = ids.filter(
    (id): id is string => typeof id === 'string' && messageIds.includes(id),
  );
  return known.length === ids.length ? known : messageIds;
}
