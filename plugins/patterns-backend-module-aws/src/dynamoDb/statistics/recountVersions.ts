import { patternKey } from '../keys';
import { countStates } from '../patterns/patternItem';
import { markForIndexing } from '../patterns/PatternTransaction';
import { PatternIndex } from '../search/PatternIndex';
import type { Table } from '../Table';
import { transact } from '../Transaction';
import { readRanked } from '../versions/versionItem';

/** Has a pattern know again how many versions it has in each state. */
export async function recountVersions(
  table: Table,
  name: string,
): Promise<void> {
  await transact(table, async tx => {
    const states = countStates(await readRanked(table, name));
    tx.update({
      key: patternKey(name),
      update: 'SET states = :states ADD edition :one',
      if: 'attribute_exists(pk)',
      values: { ':states': states, ':one': 1 },
    });
    markForIndexing(tx, name);
  });
  await new PatternIndex(table).update(name);
}
