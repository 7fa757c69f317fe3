import { MANAGED_TAG } from '@apo/backstage-plugin-patterns-node/aws';
import type { AttributeGroup } from './AttributeGroups';

/** Tag of the predecessor's groups. */
const MANAGED_BY_TAG = 'managedBy';

/** Whose a group is: the portal's, the predecessor's to be taken over, or somebody else's. */
export function groupOwner(
  { tags }: AttributeGroup,
  takeOver: readonly string[],
): 'portal' | 'predecessor' | 'other' {
  if (tags[MANAGED_TAG] === 'true') return 'portal';
  return takeOver.includes(tags[MANAGED_BY_TAG]) ? 'predecessor' : 'other';
}

/** Why the portal does not touch a group, and how to hand it over. */
export function explainOther({ name, tags }: AttributeGroup): string {
  const managedBy = tags[MANAGED_BY_TAG];
  return `the attribute group ${name} was not made by the portal: ${
    managedBy
      ? `add ${managedBy}, its tag ${MANAGED_BY_TAG}, to patterns.attributes.sync.appRegistry.takeOver`
      : `give it the tag ${MANAGED_TAG}=true`
  } to hand it over, or delete it`;
}
