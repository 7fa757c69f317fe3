import {
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { demand, urlOf, type PortalApi } from '../scripts/portal/PortalApi';
import { publishPattern } from './patterns';
import { expect, test } from './portal/test';

/** Longer than any test. */
const FOREVER_MS = 600_000;

/** The names of what is provisioned of a pattern. */
async function provisioned(launches: Launch[]): Promise<string[]> {
  const client = new ServiceCatalogClient();
  const { ProvisionedProducts = [] } = await client.send(
    new SearchProvisionedProductsCommand({ PageSize: 100 }),
  );
  client.destroy();
  const ids = launches.map(({ provisionedProductId }) => provisionedProductId);
  return ProvisionedProducts.filter(({ Id }) => ids.includes(Id)).map(
    ({ Name }) => Name!,
  );
}

function launch(api: PortalApi, patternName: string, name: string) {
  const url = `${urlOf({ patternName, version: '1.0.0' })}/launches`;
  return api.call<Launch>('developer', url, { name, parameters: [] });
}

async function listLaunches(api: PortalApi): Promise<Launch[]> {
  const { items } = demand(
    await api.call<{ items: Launch[] }>('developer', '/api/patterns/launches'),
  );
  return items;
}

test('a back end that dies while Service Catalog launches or ends a product goes on', async ({
  portal,
  faults,
}) => {
  test.setTimeout(180_000);
  const { api } = portal;
  const stateOf = async (name: string) =>
    (await listLaunches(api)).find(each => each.name === name)?.state;

  const pattern = await publishPattern(api, 'launched');
  const { id } = demand(await launch(api, pattern, 'ending'));
  await expect.poll(() => stateOf('ending')).toBe('available');

  const taken = { kind: 'delay-after', ms: FOREVER_MS } as const;
  await faults.add(
    { ...taken, operation: 'TerminateProvisionedProduct' },
    { ...taken, operation: 'ProvisionProduct' },
  );
  demand(
    await api.call(
      'developer',
      `/api/patterns/launches/${id}`,
      undefined,
      'DELETE',
    ),
  );
  const unanswered = launch(api, pattern, 'launching').catch(() => undefined);
  await faults.met();
  await portal.crash();
  expect(await unanswered).toBeUndefined();
  await portal.restart();

  // Who held them is known to be dead when the lease of the order ends.
  await expect
    .poll(() => stateOf('launching'), { timeout: 90_000 })
    .toBe('available');
  await expect.poll(() => stateOf('ending'), { timeout: 60_000 }).toBe('ended');
  const launches = await listLaunches(api);
  expect(launches.map(({ name }) => name).sort()).toEqual([
    'ending',
    'launching',
  ]);
  expect(await provisioned(launches)).toEqual(['launching']);
});
