import type { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import type { SyncDrift } from '@apo/backstage-plugin-patterns-common';
import type { SyncComparison } from '@apo/backstage-plugin-patterns-node';
import { WORTH_TELLING } from '../limits';
import { mapAtOnce } from '../mapAtOnce';
import { attributeOfTag, isAttributeTag } from './attributeTags';
import { MAX_VALUES_PER_KEY, TagOptions, type TagOption } from './TagOptions';

/** Finds TagOptions of attributes that are no more, and keys that are nearly full. */
export async function compareTagOptions(
  client: ServiceCatalogClient,
  portal: { attributeIds: Set<string>; productIds: Set<string> },
  signal: AbortSignal,
): Promise<SyncComparison> {
  const options = new TagOptions(client, signal);
  const ours = (await options.list()).filter(({ key }) => isAttributeTag(key));
  const orphans = ours.filter(
    option => !portal.attributeIds.has(attributeOfTag(option)),
  );
  const drift = await mapAtOnce(orphans, async orphan =>
    describeOrphan(
      orphan,
      (await options.listUses(orphan)).filter(id => !portal.productIds.has(id)),
    ),
  );
  return { drift, quotas: fullKeys(ours) };
}

function describeOrphan(option: TagOption, foreign: string[]): SyncDrift {
  const { key, value } = option;
  const orphan = {
    subject: { kind: 'attribute' as const, id: attributeOfTag(option) },
    kind: 'orphaned' as const,
    resource: `TagOption ${key}`,
    there: value,
  };
  return foreign.length
    ? {
        ...orphan,
        repairable: false,
        reason: `${foreign.join(
          ', ',
        )} in Service Catalog uses it: it can be deleted when nothing does any more`,
      }
    : { ...orphan, repairable: true };
}

function fullKeys(options: TagOption[]) {
  const counts = new Map<string, number>();
  for (const { key } of options) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, used]) => used >= MAX_VALUES_PER_KEY * WORTH_TELLING)
    .map(([key, used]) => ({
      name: `values of the TagOption ${key}`,
      used,
      limit: MAX_VALUES_PER_KEY,
    }));
}
