import type { Members } from '../Members';

/** A transaction prepares and commits: it costs twice. */
const TRANSACTION_FACTOR = 2;

const INDEX_MEMBERS = ['LocalSecondaryIndexes', 'GlobalSecondaryIndexes'];

type UnitsName = 'ReadCapacityUnits' | 'WriteCapacityUnits';

function doubled(one: Members, unitsName: UnitsName): Members {
  const CapacityUnits = one.CapacityUnits * TRANSACTION_FACTOR;
  return { CapacityUnits, [unitsName]: CapacityUnits };
}

function indexDetails(total: Members, unitsName: UnitsName): Members {
  return Object.fromEntries(
    INDEX_MEMBERS.filter(member => total[member]).map(member => [
      member,
      Object.fromEntries(
        Object.entries<Members>(total[member]).map(([index, one]) => [
          index,
          doubled(one, unitsName),
        ]),
      ),
    ]),
  );
}

function sumByTable(capacities: Members[]): Members[] {
  const totals = new Map<string, Members>();
  for (const one of capacities) {
    const total = totals.get(one.TableName);
    if (total) total.CapacityUnits += one.CapacityUnits;
    else totals.set(one.TableName, { ...one });
  }
  return [...totals.values()];
}

/**
 * The ConsumedCapacity of a transaction, one for each table.
 *
 * @param capacities - of its single items, as they would cost alone
 * @param wanted - the ReturnConsumedCapacity of the request
 * @param addIndexes - adds the cost of indexes to that of a table
 */
export function transactionCapacity(
  capacities: Members[],
  wanted: string | undefined,
  unitsName: UnitsName,
  addIndexes = (capacity: Members) => capacity,
): Members[] | undefined {
  if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return undefined;
  return sumByTable(capacities).map(one => {
    const total = addIndexes(one);
    const sum = {
      TableName: one.TableName,
      ...doubled(total, unitsName),
    };
    if (wanted === 'TOTAL') return sum;
    const Table = doubled(one, unitsName);
    return { ...sum, Table, ...indexDetails(total, unitsName) };
  });
}
