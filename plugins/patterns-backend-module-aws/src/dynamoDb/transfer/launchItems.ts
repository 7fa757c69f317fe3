import { isInUse } from '@apo/backstage-plugin-patterns-node';
import { LAUNCHES, launchKey } from '../keys';
import {
  consumerItem,
  fromLaunchItem,
  ownItem,
  toLaunchItem,
} from '../launches/launchItem';
import { checkLaunch } from '../launches/writeLaunches';
import { recountUses } from '../statistics/usedPatterns';
import type { Item } from '../Table';
import { readPartition, type KindTransfer } from './KindTransfer';

/** Uses of versions, with their places in lists. */
export const launchItems: KindTransfer<'launch'> = {
  read: (table, after) =>
    readPartition(table, LAUNCHES, after, async items =>
      Promise.all(
        (items as Item[]).map(async item => ({
          ...(await fromLaunchItem(table, item)),
          dueAt: item.dueAt as string,
        })),
      ),
    ),

  async write(table, values) {
    const put: Item[] = [];
    for (const { dueAt, ...launch } of values) {
      checkLaunch(launch);
      put.push(await toLaunchItem(table, launch, dueAt), ownItem(launch));
      if (isInUse(launch.state)) put.push(consumerItem(launch));
    }
    const stored = await table.getAll(values.map(({ id }) => launchKey(id)));
    const places = stored.flatMap(item =>
      item ? [consumerItem(item as never), ownItem(item as never)] : [],
    );
    const kept = new Set(put.map(({ pk, sk }) => JSON.stringify([pk, sk])));
    await table.write({
      put: [
        ...new Map(
          put.map(item => [JSON.stringify([item.pk, item.sk]), item]),
        ).values(),
      ],
      delete: places.filter(
        ({ pk, sk }) => !kept.has(JSON.stringify([pk, sk])),
      ),
    });
    await recountUses(table, [
      ...values.map(({ patternName }) => patternName),
      ...stored.flatMap(item => (item ? [item.patternName as string] : [])),
    ]);
  },
};
