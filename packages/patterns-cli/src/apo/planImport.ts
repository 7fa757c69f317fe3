import type {
  AttributeKeyRecord,
  AttributeRecord,
  PatternRecord,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { toKeyId } from '@apo/backstage-plugin-patterns-node';
import type { ApoRecords } from './ApoRecords';
import type { Owners } from './chooseOwner';
import type { PlannedRecord } from './ImportPlan';
import { planAttributes } from './planAttributes';
import { planPatterns } from './planPatterns';

/** Names asked for at once. */
const BATCH_SIZE = 100;

/** What becomes of the predecessor's records in a portal; nothing is changed. */
export async function planImport(
  records: ApoRecords,
  store: PatternStore,
  options: { owners: Owners; actor: string; now: string },
): Promise<PlannedRecord[]> {
  const keys = await store.listAttributeKeys();
  const existing = {
    attributes: await readAttributes(store),
    keys: new Map(keys.map(({ key }) => [toKeyId(key), key])),
  };
  const attributes = planAttributes(records.attributes, existing, options);
  const patterns = planPatterns(records.patterns, {
    ...options,
    keys: withPlanned(keys, attributes),
    existing: await readPatterns(
      store,
      records.patterns.map(({ name }) => name ?? ''),
    ),
  });
  const unread = records.unread.map(
    ({ kind, table, id, reason }): PlannedRecord => {
      const notes = [`cannot be read from ${table}, ${reason}: mend it there`];
      return { kind, id, action: 'skip', notes, items: [] };
    },
  );
  return [...attributes, ...patterns, ...unread];
}

async function readAttributes(
  store: PatternStore,
): Promise<Map<string, AttributeRecord>> {
  const all = new Map<string, AttributeRecord>();
  for await (const attribute of store.allAttributes()) {
    all.set(attribute.id, attribute);
  }
  return all;
}

async function readPatterns(
  store: PatternStore,
  names: string[],
): Promise<Map<string, PatternRecord>> {
  const all = new Map<string, PatternRecord>();
  for (let i = 0; i < names.length; i += BATCH_SIZE) {
    const found = await store.getPatterns(names.slice(i, i + BATCH_SIZE));
    for (const pattern of found) if (pattern) all.set(pattern.name, pattern);
  }
  return all;
}

/** The keys as they will be. */
function withPlanned(
  keys: AttributeKeyRecord[],
  attributes: PlannedRecord[],
): AttributeKeyRecord[] {
  const all = new Map(
    keys.map(key => [toKeyId(key.key), { ...key, values: [...key.values] }]),
  );
  for (const { items } of attributes) {
    for (const item of items) {
      if (item.kind === 'attribute-key') {
        all.set(toKeyId(item.value.key), { ...item.value, values: [] });
      }
      if (item.kind === 'attribute') {
        all.get(toKeyId(item.value.key))?.values.push(item.value.value);
      }
    }
  }
  return [...all.values()];
}
