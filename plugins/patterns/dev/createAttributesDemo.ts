import type {
  Attribute,
  AttributeSyncStatus,
  SyncSubject,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../src';
import {
  attributeKeys,
  dryRun,
  inSync,
  pii,
  publicData,
  tierOne,
  violation,
} from '../src/__testUtils__/attributeFixtures';

const failed: SyncSubject = { kind: 'attribute', id: publicData.id };

/** Attributes of which one did not get to AWS and one pattern differs there. */
export function createAttributesDemo(): PatternsApi['attributes'] {
  const refuse = async () => {
    throw new Error('The demo changes nothing');
  };
  const all: Attribute[] = [pii, publicData, tierOne];
  let status: AttributeSyncStatus = {
    ...inSync,
    failures: [
      {
        subject: failed,
        message: publicData.sync!.message!,
        attempts: 3,
        requestedAt: new Date().toISOString(),
      },
    ],
    failureCount: 1,
    drift: [
      {
        subject: { kind: 'pattern', id: 'encrypted-bucket' },
        kind: 'changed',
        resource: 'Tag DataClass of the product encrypted-bucket',
        here: 'PII',
        there: 'Public',
        repairable: true,
      },
    ],
    driftCount: 1,
    quotas: [{ name: 'attribute groups', used: 96, limit: 100 }],
  };
  const demo = {
    list: async ({
      search = '',
      key,
    }: {
      search?: string;
      key?: string[];
    }) => ({
      items: all.filter(
        each =>
          each.id.toLowerCase().includes(search.toLowerCase()) &&
          (!key?.length || key.includes(each.key)),
      ),
    }),
    get: async (id: string) => all.find(each => each.id === id) ?? pii,
    listKeys: async () => ({ items: attributeKeys }),
    listViolations: async (key: string) => ({
      items: key === pii.key ? [violation] : [],
    }),
    export: async () => new Blob(['key,value\n']),
    import: async () => dryRun,
    getSync: async () => status,
    checkSync: async () => {
      status = { ...status, checkedAt: new Date().toISOString() };
    },
    requestSync: async () => {
      status = inSync;
    },
    create: refuse,
    update: refuse,
    delete: refuse,
    setRule: refuse,
  };
  // The client has a private part, which no page uses.
  return demo as unknown as PatternsApi['attributes'];
}
