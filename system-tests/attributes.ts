import type {
  Attribute,
  AttributeSyncStatus,
  Pattern,
  PatternAttributes,
} from '@apo/backstage-plugin-patterns-common';
import { demand, type PortalApi } from '../scripts/portal/PortalApi';
import { readTagOptions } from './aws/readTagOptions';
import { expect } from './portal/test';

const base = '/api/patterns';

/** Creates an attribute as the admin. */
export async function createAttribute(
  api: PortalApi,
  key: string,
  value: string,
): Promise<Attribute> {
  return demand(await api.call('admin', `${base}/attributes`, { key, value }));
}

/** Deletes an attribute as the admin. */
export async function deleteAttribute(
  api: PortalApi,
  { id, revision }: Attribute,
): Promise<void> {
  const url = `${base}/attributes/${id}?revision=${revision}`;
  demand(await api.call('admin', url, undefined, 'DELETE'));
}

/** Gives a pattern attributes in place of those that it has, as the publisher. */
export async function carry(
  api: PortalApi,
  name: string,
  attributes: PatternAttributes,
): Promise<void> {
  const url = `${base}/patterns/${name}`;
  const { title, description, owner, revision } = demand(
    await api.call<Pattern>('publisher', url),
  );
  const update = { title, description, owner, revision, attributes };
  demand(await api.call('publisher', url, update, 'PUT'));
}

/** How attributes get to AWS, as the admin sees it. */
export async function readSync(api: PortalApi): Promise<AttributeSyncStatus> {
  return demand(await api.call('admin', `${base}/attribute-sync`));
}

/** Waits until everything has got to AWS without anybody's help. */
export async function expectSynced(
  api: PortalApi,
  patienceMs = 90_000,
): Promise<void> {
  await expect
    .poll(async () => readSync(api), { timeout: patienceMs })
    .toMatchObject({ pending: 0, failures: [] });
}

/** Compares everything with AWS, and expects no difference. */
export async function expectNoDrift(api: PortalApi): Promise<void> {
  const { checkedAt } = await readSync(api);
  demand(await api.call('admin', `${base}/attribute-sync/check`, {}));
  await expect
    .poll(async () => (await readSync(api)).checkedAt, { timeout: 60_000 })
    .not.toBe(checkedAt);
  expect(await readSync(api)).toMatchObject({ drift: [], checking: false });
}

/** Expects that the product of a pattern carries what the portal says of it. */
export async function expectTagOptions(
  api: PortalApi,
  name: string,
): Promise<void> {
  const { attributes, versions } = demand(
    await api.call<Pattern>('admin', `${base}/patterns/${name}`),
  );
  const expected = Object.entries(attributes)
    .flatMap(([key, values]) => values.map(value => `apo:${key}=${value}`))
    .sort();
  const [{ productId }] = versions.find(v => v.publications)!.publications!;
  expect.soft(await readTagOptions(productId!), name).toEqual(expected);
}
