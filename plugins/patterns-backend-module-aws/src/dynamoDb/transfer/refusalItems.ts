import { REFUSALS } from '../keys';
import { toRefusals, writeRefusals } from '../statistics/refusals';
import type { Item } from '../Table';
import { readPartition, type KindTransfer } from './KindTransfer';

/** How often rules refused versions. */
export const refusalItems: KindTransfer<'refusal'> = {
  read: (table, after) =>
    readPartition(table, REFUSALS, after, async items =>
      items.flatMap(item => toRefusals(item as Item)),
    ),
  write: writeRefusals,
};
