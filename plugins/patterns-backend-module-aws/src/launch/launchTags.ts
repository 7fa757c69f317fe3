import type { Tag } from '@aws-sdk/client-service-catalog';
import { PATTERN_TAG } from '@apo/backstage-plugin-patterns-node';

/** What a tag cannot have in its value (API reference, Tag). */
const NOT_IN_TAGS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const MAX_VALUE = 256;

/** Says whose launch of what something is; on what is provisioned, and in the session that orders it. */
export function launchTags(launch: {
  patternName: string;
  version: string;
  launchedBy: string;
}): Required<Tag>[] {
  return Object.entries({
    [PATTERN_TAG]: launch.patternName,
    'apo:version': launch.version,
    'apo:launched-by': launch.launchedBy,
  }).map(([Key, value]) => ({
    Key,
    Value: value.replace(NOT_IN_TAGS, '_').slice(0, MAX_VALUE),
  }));
}
