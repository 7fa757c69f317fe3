import { invalid } from '../DynamoDbError';

const MAX_ITEMS = 100;

/** Throws ValidationException unless a transaction has 1 to 100 items. */
export function checkTransactionLength(items: unknown): void {
  if (!Array.isArray(items)) {
    throw invalid(
      "1 validation error detected: Value null at 'transactItems' failed to satisfy constraint: Member must not be null",
    );
  }
  if (items.length >= 1 && items.length <= MAX_ITEMS) return;
  const rule =
    items.length < 1
      ? 'greater than or equal to 1'
      : `less than or equal to ${MAX_ITEMS}`;
  throw invalid(
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${rule}`,
  );
}
