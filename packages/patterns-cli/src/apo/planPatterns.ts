import {
  areSameAttributes,
  checkAbout,
  checkPatternName,
  describeProblem,
  patternTypes,
  type AttributeKey,
  type PatternType,
} from '@apo/backstage-plugin-patterns-common';
import type {
  PatternRecord,
  StoredItem,
} from '@apo/backstage-plugin-patterns-node';
import type { ApoPattern } from './ApoRecords';
import { chooseOwner, type Owners } from './chooseOwner';
import { fitAttributes } from './fitAttributes';
import type { PlannedRecord } from './ImportPlan';
import { toSourceUrl } from './toSourceUrl';
import { toTime } from './toTime';

/** What patterns are planned by. */
export type PatternScene = {
  /** Patterns of the portal by name. */
  existing: Map<string, PatternRecord>;
  /** Every key with its values, those to be created too. */
  keys: AttributeKey[];
  owners: Owners;
  actor: string;
  now: string;
};

/** What is said of a pattern here. */
type Described = Pick<
  PatternRecord,
  | 'name'
  | 'title'
  | 'type'
  | 'description'
  | 'owner'
  | 'attributes'
  | 'sourceUrl'
>;

/**
 * What becomes of the predecessor's patterns: those that break no rule are
 * created without a version, since their code is in their repositories; what
 * the portal has stays.
 */
export function planPatterns(
  records: ApoPattern[],
  scene: PatternScene,
): PlannedRecord[] {
  const taken = new Set<string>();
  return records.map(record => {
    const name = record.name ?? '';
    if (!name || !record.patternType) {
      return skip(record.patternId, [
        'has no name or no type: an update of a pattern that was not there has left it; delete it there',
      ]);
    }
    if (taken.has(name)) {
      return skip(record.patternId, [
        `has the name ${name} of another one: rename one of them there`,
      ]);
    }
    taken.add(name);
    return planPattern(record, name, scene);
  });
}

function planPattern(
  record: ApoPattern,
  name: string,
  scene: PatternScene,
): PlannedRecord {
  const owner = chooseOwner(record, scene.owners);
  const type = patternTypes.find(known => known === record.patternType);
  const problems = findProblems(record, name, owner, type);
  if (!owner || !type || problems.length) return skip(name, problems);
  const { attributes, notes } = fitAttributes(
    record.attributes ?? {},
    type,
    scene.keys,
  );
  const described = describe(record, { name, type, owner, attributes });
  const there = scene.existing.get(name);
  if (there) return compare(there, described);
  const items = [toItem(described, record, scene)];
  return { kind: 'pattern', id: name, action: 'create', notes, items };
}

function findProblems(
  record: ApoPattern,
  name: string,
  owner: string | undefined,
  type: PatternType | undefined,
): string[] {
  const { description = '' } = record;
  const nameProblem = checkPatternName(name);
  const about = { title: toTitle(name), description, owner: owner ?? '' };
  return [
    ...(nameProblem ? [describeProblem(nameProblem)] : []),
    ...checkAbout(about)
      .filter(({ field }) => field !== 'owner' || owner)
      .map(describeProblem),
    ...(owner
      ? []
      : [
          `owner ${
            record.owner ?? record.email ?? 'is not recorded and'
          } is nobody here: name one with --map-owner, or with --owner for all`,
        ]),
    ...(type
      ? []
      : [`type is ${record.patternType}: only CFN and CDK are taken over`]),
  ];
}

function describe(
  record: ApoPattern,
  given: Pick<Described, 'name' | 'type' | 'owner' | 'attributes'>,
): Described {
  return {
    ...given,
    title: toTitle(given.name),
    description: record.description ?? '',
    sourceUrl: toSourceUrl(record.patternRepoURL),
  };
}

function compare(there: PatternRecord, described: Described): PlannedRecord {
  const { name } = described;
  const fields = (
    ['title', 'type', 'description', 'owner', 'sourceUrl'] as const
  ).filter(field => there[field] !== described[field]);
  const differing = areSameAttributes(there.attributes, described.attributes)
    ? fields
    : [...fields, 'attributes'];
  if (!differing.length) {
    return {
      kind: 'pattern',
      id: name,
      action: 'unchanged',
      notes: [],
      items: [],
    };
  }
  return skip(name, [
    `is here with another ${differing.join(
      ', ',
    )}, and stays as it is: change it in the portal if it should be as there`,
  ]);
}

function toItem(
  described: Described,
  { createdTimestamp, updatedTimestamp }: ApoPattern,
  { actor, now }: PatternScene,
): StoredItem {
  const createdAt = toTime(createdTimestamp, now);
  return {
    kind: 'pattern',
    value: {
      ...described,
      lifecycle: 'unpublished',
      revision: 1,
      createdBy: actor,
      createdAt,
      updatedAt: toTime(updatedTimestamp, createdAt),
      content: { words: [], resourceTypes: [] },
    },
  };
}

/** `encrypted-s3_bucket` is `Encrypted s3 bucket`. */
function toTitle(name: string): string {
  const words = name.split(/[-_]+/).filter(Boolean).join(' ') || name;
  return `${words.charAt(0).toLocaleUpperCase('en-US')}${words.slice(1)}`;
}

function skip(id: string, notes: string[]): PlannedRecord {
  return { kind: 'pattern', id, action: 'skip', notes, items: [] };
}
