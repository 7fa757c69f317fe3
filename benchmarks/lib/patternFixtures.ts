import { createHash } from 'node:crypto';
import type {
  PatternType,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { SubmissionRecord } from '@apo/backstage-plugin-patterns-node';

/** Teams that own patterns. */
export const OWNERS = 200;
/** Resource types there are. */
export const RESOURCE_TYPES = 300;
/** Attributes there are. */
export const ATTRIBUTES = 1000;
/** Keys that they are of. */
const ATTRIBUTE_KEYS = 50;
/** Words of the language that the documents are written in. */
const WORDS = 4000;
/** Words of each document, repeats included. */
const DOCUMENT_WORDS = 220;

const common = [
  'encrypted',
  'bucket',
  'queue',
  'environment',
  'network',
  'private',
  'endpoint',
  'policy',
  'service',
  'function',
];

/** A word that some two of a hundred patterns have. */
export const RARE_WORD = wordOf(WORDS - 1);

/** A random sequence that is the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The words of one document: a few are everywhere, most are rare. */
export function aText(random: () => number, words = DOCUMENT_WORDS): string {
  return Array.from({ length: words }, () => aWord(random)).join(' ');
}

/** The name of the n-th pattern. */
export function patternName(index: number): string {
  return `pattern-${String(index).padStart(5, '0')}`;
}

/** The resource types of one pattern. */
export function someResourceTypes(random: () => number): string[] {
  const count = 1 + Math.floor(random() * 8);
  const types = Array.from({ length: count }, () => {
    const rank = Math.floor(random() ** 2 * RESOURCE_TYPES);
    return `AWS::Service${rank % 40}::Thing${rank}`;
  });
  return [...new Set(types)];
}

/** Key and value of the n-th attribute. */
export function attributeOf(index: number): { key: string; value: string } {
  return {
    key: `Key${index % ATTRIBUTE_KEYS}`,
    value: `Value${Math.floor(index / ATTRIBUTE_KEYS)}`,
  };
}

/** Some four attributes of one pattern, each of another key; few are common. */
export function someAttributes(random: () => number) {
  const found = new Map<string, { key: string; value: string }>();
  for (let i = 0; i < 4; i += 1) {
    const attribute = attributeOf(Math.floor(random() ** 3 * ATTRIBUTES));
    found.set(attribute.key, attribute);
  }
  return [...found.values()];
}

/** One version of one pattern, as it is submitted. */
export function aSubmission(
  name: string,
  version: string,
  random: () => number,
): SubmissionRecord {
  const type: PatternType = random() < 0.7 ? 'CFN' : 'CDK';
  const owner = `group:default/team-${Math.floor(random() * OWNERS)}`;
  return {
    patternName: name,
    version,
    title: aText(random, 4),
    type,
    description: aText(random, 40),
    owner,
    digest: createHash('sha256').update(`${name} ${version}`).digest('hex'),
    files: ['README.md', 'USAGE.md', 'template.yaml', 'architecture.png'].map(
      path => ({ path, size: 4096 }),
    ),
    submittedBy: `user:default/publisher-${Math.floor(random() * 50)}`,
  };
}

/** The states of a pattern's versions, lowest version first. */
export function someStates(random: () => number, count: number) {
  const states: VersionState[] = Array(count).fill('published');
  const kind = random();
  if (kind < 0.05) return states.fill('rejected').fill('in-review', count - 1);
  if (kind < 0.1) return states.fill('deprecated');
  if (kind < 0.12) return states.fill('revoked');
  return kind < 0.2 ? states.fill('in-review', count - 1) : states;
}

function aWord(random: () => number): string {
  if (random() < 0.1) return common[Math.floor(random() * common.length)];
  return wordOf(Math.floor(random() ** 3 * WORDS));
}

function wordOf(rank: number): string {
  const hash = createHash('md5').update(String(rank)).digest('hex');
  const letters = hash.replace(/\d/g, d => 'ghijklmnop'[Number(d)]);
  return letters.slice(0, 4 + (rank % 7));
}
