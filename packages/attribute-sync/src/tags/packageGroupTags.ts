import type { PatternAttributes } from '@apo/backstage-plugin-patterns-common';
import {
  MANAGED_TAG,
  PATTERN_TAG,
} from '@apo/backstage-plugin-patterns-node/aws';
import { PREFIX } from './attributeTags';

/** Tags of a resource (CodeArtifact quotas). */
export const MAX_TAGS = 50;
/** Those that tell whose a package group is. */
export const OWN_TAGS = 2;
/** Longest value of a tag (CodeArtifact API, Tag). */
const MAX_VALUE_LENGTH = 256;

/** Tags of a resource, by key. */
export type Tags = Record<string, string>;

/**
 * The tags that the package group of a pattern carries. A tag has one value:
 * several values of a key stand in it one after the other.
 */
export function packageGroupTags(
  name: string,
  attributes: PatternAttributes,
): Tags {
  const ofKeys = Object.entries(attributes)
    .filter(([, values]) => values.length)
    .map(([key, values]) => [`${PREFIX}${key}`, [...values].sort().join(' ')]);
  return {
    [MANAGED_TAG]: 'true',
    [PATTERN_TAG]: name,
    ...Object.fromEntries(ofKeys),
  };
}

/** What is to happen to the tags of a package group. */
export type TagsPlan = {
  set: Tags;
  remove: string[];
  /** Tags that the group will have. */
  total: number;
  /** Why CodeArtifact will not take them. */
  refusal?: string;
};

/** Compares tags with those that there should be. Those of others stay. */
export function planTags(wanted: Tags, there: Tags): TagsPlan {
  const remove = Object.keys(there).filter(
    key => key.startsWith(PREFIX) && !(key in wanted),
  );
  const set = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => there[key] !== value),
  );
  const foreign = Object.keys(there).filter(key => !key.startsWith(PREFIX));
  const total = Object.keys(wanted).length + foreign.length;
  return {
    set,
    remove,
    total,
    refusal: refuseLong(wanted) ?? refuseMany(total, foreign.length),
  };
}

function refuseLong(wanted: Tags): string | undefined {
  const long = Object.entries(wanted).find(
    ([, value]) => value.length > MAX_VALUE_LENGTH,
  );
  if (!long) return undefined;
  const [key, value] = long;
  return `the values of ${key.slice(PREFIX.length)} have ${
    value.length
  } characters together, and a tag of CodeArtifact takes ${MAX_VALUE_LENGTH}: take some off, or use shorter ones`;
}

function refuseMany(total: number, foreign: number): string | undefined {
  if (total <= MAX_TAGS) return undefined;
  return `its package group would have ${total} tags, and CodeArtifact takes ${MAX_TAGS}: ${
    total - foreign - OWN_TAGS
  } keys of its attributes, ${OWN_TAGS} of the portal and ${foreign} that people put on it. Take ${
    total - MAX_TAGS
  } off`;
}
