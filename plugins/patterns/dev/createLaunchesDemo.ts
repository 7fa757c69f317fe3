import { NotFoundError } from '@backstage/errors';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../src';
import {
  application,
  consumers,
  launch as bucketLaunch,
} from '../src/__testUtils__/launchFixtures';

/** How long the demo's AWS takes, in milliseconds. */
const WORK_MS = 6_000;

/** Launches that live as long as the page. */
export function createLaunchesDemo(): PatternsApi['launches'] {
  const launches = new Map<string, Launch>(
    [bucketLaunch, application].map(each => [each.id, each]),
  );
  const get = (id: string): Launch => {
    const found = launches.get(id);
    if (!found) throw new NotFoundError(`There is no launch ${id}`);
    const isDue = Date.now() - Date.parse(found.updatedAt) > WORK_MS;
    if (!isDue) return found;
    const next = { running: 'available', ending: 'ended' } as const;
    const state = next[found.state as keyof typeof next] ?? found.state;
    const settled = { ...found, state, can: { end: { allowed: true } } };
    launches.set(id, settled);
    return settled;
  };
  const change = (changed: Launch): Launch => {
    launches.set(changed.id, {
      ...changed,
      updatedAt: new Date().toISOString(),
      can: { end: { allowed: false, reason: 'It is at work' } },
    });
    return get(changed.id);
  };
  const demo: Partial<PatternsApi['launches']> = {
    list: async () => ({
      items: [...launches.keys()].map(get).reverse(),
    }),
    get: async id => get(id),
    launch: async ({ patternName, version }, { name, parameters }) =>
      change({
        ...bucketLaunch,
        id: `launch-${launches.size + 1}`,
        patternName,
        version,
        name,
        state: 'running',
        launchedAt: new Date().toISOString(),
        parameters: parameters.map(({ key, value }) => ({ key, value })),
      }),
    end: async id => change({ ...get(id), state: 'ending' }),
    listConsumers: async () => consumers,
  };
  return demo as PatternsApi['launches'];
}
