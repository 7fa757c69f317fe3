import { digestOf } from '@apo/backstage-plugin-patterns-node';
import {
  fillBusyStore,
  scenePatterns,
} from '@apo/backstage-plugin-patterns-node/testUtils';
import { neededBundles } from '../migrate/neededBundles';
import type { PortalStores } from '../stores/PortalStores';

/** What the digests of the scene are those of. */
const sceneTexts = [
  ...scenePatterns.flatMap(name =>
    ['0.9.0', '1.0.0', '1.1.0-rc.1', '1.10.0'].map(v => `${name} ${v}`),
  ),
  'mended',
  'outputs of queue',
];

/** Fills a portal with something of everything, and with all its bundles. */
export async function fillBusyPortal(stores: PortalStores): Promise<string[]> {
  const patterns = await stores.openPatterns();
  const bundles = await stores.openBundles();
  await fillBusyStore(patterns);
  const digests: string[] = [];
  for await (const { items } of patterns.readItems('version')) {
    for (const { digest } of neededBundles(items)) digests.push(digest);
  }
  for (const text of sceneTexts) {
    const tar = Buffer.from(text);
    if (digests.includes(digestOf(tar))) await bundles.put(digestOf(tar), tar);
  }
  return digests;
}
