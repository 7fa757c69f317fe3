import type { SyncDrift } from '@apo/backstage-plugin-patterns-common';
import type { SyncComparison } from '@apo/backstage-plugin-patterns-node';
import type { PlacedPattern } from './PlacedPattern';
import {
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import type { ClientsOfRegion } from '../AttributeSyncClients';
import { WORTH_TELLING } from '../limits';
import { mapAtOnce } from '../mapAtOnce';
import { isAttributeTag, type Tag } from './attributeTags';
import {
  domainOf,
  exactPattern,
  PackageGroups,
  type PackageGroup,
} from './PackageGroups';
import {
  MAX_TAGS,
  OWN_TAGS,
  packageGroupTags,
  planTags,
  type Tags,
} from './packageGroupTags';
import { whyGroupIsNotOurs } from './syncPackageGroup';
import { compareTagLists } from './tagDrift';

type ComparedDomain = {
  groups: PackageGroups;
  /** Groups that no pattern was compared with yet, by their pattern. */
  unclaimed: Promise<Map<string, PackageGroup>>;
};

/** Compares package groups; each domain that a pattern is in is listed once. */
export class ComparedDomains {
  private readonly domains = new Map<string, ComparedDomain>();

  constructor(
    private readonly clients: ClientsOfRegion,
    private readonly signal: AbortSignal,
  ) {}

  /** Compares the package group of a pattern with its attributes. */
  async compare(pattern: PlacedPattern): Promise<SyncComparison> {
    const { name, attributes, publication } = pattern;
    const { groups, unclaimed } = this.domain(pattern);
    const path = exactPattern(publication);
    const group = (await unclaimed).get(path);
    (await unclaimed).delete(path);
    const wanted = packageGroupTags(name, attributes);
    const isBare = Object.keys(wanted).length === OWN_TAGS;
    if (!group && isBare) return { drift: [], quotas: [] };
    const there = group ? await groups.listTags(group) : {};
    const subject = { kind: 'pattern' as const, id: name };
    const resource = `package group ${path}`;
    const foreign = group && whyGroupIsNotOurs(path, name, there);
    if (foreign) {
      const problem = { repairable: false, reason: foreign };
      return {
        drift: isBare
          ? []
          : [{ subject, kind: 'changed', resource, ...problem }],
        quotas: [],
      };
    }
    const { refusal, total } = planTags(wanted, there);
    return {
      drift: compareTagLists(ofAttributes(wanted), ofAttributes(there)).map(
        ({ key, ...difference }) => ({
          subject,
          ...difference,
          resource: `${resource}: tag ${key}`,
          repairable: !refusal,
          ...(refusal && { reason: refusal }),
        }),
      ),
      quotas:
        total >= MAX_TAGS * WORTH_TELLING
          ? [{ name: `tags of ${path}`, used: total, limit: MAX_TAGS }]
          : [],
    };
  }

  /** Package groups that the portal made for patterns which are no more. */
  async findOrphans(): Promise<SyncDrift[]> {
    const found: SyncDrift[][] = [];
    for (const { groups, unclaimed } of this.domains.values()) {
      const exact = [...(await unclaimed).values()].filter(({ pattern }) =>
        pattern.endsWith('$'),
      );
      const orphans = await mapAtOnce(exact, async group =>
        describeOrphan(group, await groups.listTags(group)),
      );
      found.push(...orphans);
    }
    return found.flat();
  }

  private domain({ publication }: PlacedPattern): ComparedDomain {
    const domain = domainOf(publication);
    const { region, accountId } = publication;
    const key = JSON.stringify([region, accountId, domain]);
    const known = this.domains.get(key);
    if (known) return known;
    const { codeArtifact } = this.clients(region, accountId);
    const groups = new PackageGroups(codeArtifact, domain, this.signal);
    const made = { groups, unclaimed: groups.list() };
    this.domains.set(key, made);
    return made;
  }
}

function ofAttributes(tags: Tags): Tag[] {
  return Object.entries(tags)
    .filter(([key]) => isAttributeTag(key))
    .map(([key, value]) => ({ key, value }));
}

function describeOrphan({ pattern }: PackageGroup, tags: Tags): SyncDrift[] {
  const name = tags[PATTERN_TAG];
  if (tags[MANAGED_TAG] !== 'true' || !name) return [];
  return [
    {
      subject: { kind: 'pattern', id: name },
      kind: 'orphaned',
      resource: `package group ${pattern}`,
      there: name,
      repairable: false,
      reason:
        'no published pattern has this package: delete the package group in CodeArtifact if the package is gone too',
    },
  ];
}
