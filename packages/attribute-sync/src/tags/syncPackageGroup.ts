import type { PlacedPattern } from './PlacedPattern';
import {
  AttributeSyncError,
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import type { AttributeSyncClients } from '../AttributeSyncClients';
import { refuse } from '../refuse';
import { domainOf, exactPattern, PackageGroups } from './PackageGroups';
import {
  OWN_TAGS,
  packageGroupTags,
  planTags,
  type Tags,
} from './packageGroupTags';

/**
 * Makes the package group of a pattern's package carry its attributes.
 * CodeArtifact tags domains, repositories and package groups, and no packages.
 */
export async function syncPackageGroup(
  { codeArtifact }: AttributeSyncClients,
  { name, attributes, publication }: PlacedPattern,
  signal: AbortSignal,
): Promise<void> {
  const groups = new PackageGroups(codeArtifact, domainOf(publication), signal);
  const pattern = exactPattern(publication);
  const wanted = packageGroupTags(name, attributes);
  const refused = (reason: string) =>
    refuse(`Could not bring the attributes of ${name} to AWS: ${reason}`);
  const found = await groups.find(pattern);
  const isBare = Object.keys(wanted).length === OWN_TAGS;
  if (!found) {
    if (isBare) return;
    const { refusal } = planTags(wanted, {});
    if (refusal) throw refused(refusal);
    if (await groups.create(pattern, wanted)) return;
  }
  const group = found ?? (await groups.find(pattern));
  if (!group) {
    throw new AttributeSyncError(
      `CodeArtifact says of the package group ${pattern} that it is there, and does not show it: it is tried again`,
      { retryable: true },
    );
  }
  const there = await groups.listTags(group);
  const reason = whyGroupIsNotOurs(pattern, name, there);
  if (reason && isBare) return;
  if (reason) throw refused(reason);
  const { refusal, remove, set } = planTags(wanted, there);
  if (refusal) throw refused(refusal);
  if (remove.length) await groups.untag(group, remove);
  if (Object.keys(set).length) await groups.tag(group, set);
}

/** Why a package group is not to be touched; undefined when it may be. */
export function whyGroupIsNotOurs(
  pattern: string,
  name: string,
  tags: Tags,
): string | undefined {
  return tags[MANAGED_TAG] === 'true' && tags[PATTERN_TAG] === name
    ? undefined
    : `the package group ${pattern} does not carry the tags ${MANAGED_TAG}=true and ${PATTERN_TAG}=${name}, so the portal did not make it for this pattern: give it these tags to hand it over`;
}
