import type { SyncDrift } from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeRecord,
  SyncComparison,
  SyncedEstate,
} from '@apo/backstage-plugin-patterns-node';
import { attributeGroupName } from '@apo/backstage-plugin-patterns-node/aws';
import type { AppRegistryConfig } from '../AttributeSyncConfig';
import { mapAtOnce } from '../mapAtOnce';
import type { AttributeGroups } from './AttributeGroups';
import {
  attributeOfGroup,
  compareGroups,
  toGroupContent,
} from './groupContent';
import { explainOther, groupOwner } from './groupOwner';

/** Compares the groups of an account and region with the attributes. */
export async function compareAppRegistry(
  groups: AttributeGroups,
  { maxGroups, takeOver }: AppRegistryConfig,
  estate: SyncedEstate,
): Promise<SyncComparison> {
  const names = await groups.listNames();
  const unclaimed = new Set(names);
  const compared = await mapAtOnce(estate.attributes(), async attribute => {
    const name = attributeGroupName(attribute.id);
    return unclaimed.delete(name)
      ? compareGroup(groups, attribute, takeOver)
      : [missing(attribute.id, name)];
  });
  const orphans = await mapAtOnce(
    [...unclaimed].flatMap(name => attributeOfGroup(name) ?? []),
    async id => lookAtOrphan(groups, id, takeOver),
  );
  return {
    drift: [...compared, ...orphans].flat(),
    quotas: [
      {
        name: 'AppRegistry attribute groups',
        used: names.length,
        limit: maxGroups,
      },
    ],
  };
}

async function compareGroup(
  groups: AttributeGroups,
  attribute: AttributeRecord,
  takeOver: string[],
): Promise<SyncDrift[]> {
  const name = attributeGroupName(attribute.id);
  const found = await groups.get(name);
  if (!found) return [missing(attribute.id, name)];
  const changed = {
    subject: { kind: 'attribute' as const, id: attribute.id },
    kind: 'changed' as const,
  };
  const owner = groupOwner(found, takeOver);
  if (owner === 'other') {
    const reason = explainOther(found);
    const resource = `attribute group ${name}`;
    return [{ ...changed, resource, repairable: false, reason }];
  }
  const differences = compareGroups(toGroupContent(attribute), found);
  if (owner === 'predecessor') {
    const there = `managedBy=${found.tags.managedBy}`;
    differences.unshift({ part: 'owner', here: 'the portal', there });
  }
  return differences.map(({ part, here, there }) => ({
    ...changed,
    resource: `attribute group ${name}: ${part}`,
    ...(here !== undefined && { here }),
    ...(there !== undefined && { there }),
    repairable: true,
  }));
}

/** A group without an attribute; one that has nothing to do with us is no drift. */
async function lookAtOrphan(
  groups: AttributeGroups,
  id: string,
  takeOver: string[],
): Promise<SyncDrift[]> {
  const found = await groups.get(attributeGroupName(id));
  const owner = found && groupOwner(found, takeOver);
  if (!found || owner === 'other') return [];
  return [
    {
      subject: { kind: 'attribute', id },
      kind: 'orphaned',
      resource: `attribute group ${found.name}`,
      there: found.description || found.name,
      ...(owner === 'portal'
        ? { repairable: true }
        : {
            repairable: false,
            reason:
              'the predecessor made it, and the portal has no such attribute: create the attribute to take it over, or delete the group in AppRegistry',
          }),
    },
  ];
}

function missing(id: string, name: string): SyncDrift {
  return {
    subject: { kind: 'attribute', id },
    kind: 'missing',
    resource: `attribute group ${name}`,
    here: id,
    repairable: true,
  };
}
