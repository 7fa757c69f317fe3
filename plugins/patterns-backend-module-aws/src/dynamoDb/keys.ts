import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import { versionRank } from '@apo/backstage-plugin-patterns-node';

/** Between the parts of a key: below every character that the parts have. */
export const SEPARATOR = '\t';

/** The primary key of an item. */
export type ItemKey = { pk: string; sk: string };

/** Longest partition and sort key, in bytes (DynamoDB). */
const LONGEST_PARTITION = 2048;
const LONGEST_SORT = 1024;

/** A key of several parts. */
export function join(...parts: (string | number)[]): string {
  return parts.join(SEPARATOR);
}

/** Whether DynamoDB takes a key: what it does not take is not there. */
export function isKey({ pk, sk }: ItemKey): boolean {
  const [partition, sort] = [pk, sk].map(part => Buffer.byteLength(part));
  return (
    partition > 0 &&
    partition <= LONGEST_PARTITION &&
    sort > 0 &&
    sort <= LONGEST_SORT
  );
}

/** A number whose order as a text is its own. */
export function padded(number: number): string {
  return String(number).padStart(12, '0');
}

/** The order of DynamoDB: by UTF-8 bytes, which is not that of JavaScript. */
export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** The partition of a pattern with its versions and steps. */
export function patternPartition(name: string): string {
  return join('PATTERN', name);
}

/** A pattern. */
export function patternKey(name: string): ItemKey {
  return { pk: patternPartition(name), sk: 'PATTERN' };
}

/** What the latest published version brought to find a pattern by. */
export function contentKey(name: string): ItemKey {
  return { pk: patternPartition(name), sk: 'CONTENT' };
}

/** Which lists and words a pattern is in. */
export function manifestKey(name: string): ItemKey {
  return { pk: patternPartition(name), sk: 'INDEXED' };
}

/** A version, sorted by its precedence; undefined when it is no semantic version. */
export function versionKey({
  patternName,
  version,
}: VersionRef): ItemKey | undefined {
  let rank: string;
  try {
    rank = versionRank(version);
  } catch {
    return undefined;
  }
  const key = {
    pk: patternPartition(patternName),
    sk: join('VERSION', rank, version),
  };
  return isKey(key) ? key : undefined;
}

/** One step of a version. */
export function stepKey(name: string, number: number): ItemKey {
  return { pk: patternPartition(name), sk: join('STEP', padded(number)) };
}

/** Steps of one version, in `order1`. */
export function stepsOfVersion(version: string): string {
  return `${join('STEP', version)}${SEPARATOR}`;
}

/** What was found of one bundle of a version. */
export function reportKey(
  { patternName, version }: VersionRef,
  digest: string,
): ItemKey {
  return { pk: join('REPORT', patternName, version), sk: digest };
}

/** The partition of the build logs of a version. */
export function logPartition({ patternName, version }: VersionRef): string {
  return join('LOG', patternName, version);
}

/** That the lists and words of a pattern are to be brought up to date. */
export function indexingKey(name: string): ItemKey {
  return { pk: 'INDEXING', sk: name };
}

/** A pattern with no more than is counted and filtered by. */
export const SUMMARIES = 'SUMMARY';

/** A pattern in a list. */
export function listKey(list: string, name: string): ItemKey {
  return { pk: join('LIST', list), sk: name };
}

/** A pattern beneath a word that it is found by. */
export function wordKey(word: string, name: string): ItemKey {
  return { pk: wordPartition(word), sk: join(word, name) };
}

/** The partition of all words that begin with the same two characters. */
export function wordPartition(word: string): string {
  return join('WORD', [...word].slice(0, 2).join(''));
}

/** The partition of all attributes. */
export const ATTRIBUTES = 'ATTRIBUTE';

/** An attribute. */
export function attributeKey(id: string): ItemKey {
  return { pk: ATTRIBUTES, sk: id };
}

/** The partition of all keys of attributes. */
export const ATTRIBUTE_KEYS = 'ATTRIBUTE-KEY';

/** A key of attributes with its rule. */
export function ruleKey(keyId: string): ItemKey {
  return { pk: ATTRIBUTE_KEYS, sk: keyId };
}

/** The partition of what is to be brought to AWS. */
export const SYNC = 'SYNC';

/** The partition of the lifecycles of versions that are to be brought to AWS. */
export const SYNC_LIFECYCLE = 'SYNC-LIFECYCLE';

/** Something to bring to AWS. */
export function syncKey(kind: string, id: string): ItemKey {
  const pk = kind === 'lifecycle' ? SYNC_LIFECYCLE : SYNC;
  return { pk, sk: join(kind, id) };
}

/** The comparison with AWS. */
export const syncCheckKey: ItemKey = { pk: 'SYNC-CHECK', sk: 'SYNC-CHECK' };

/** The partition of what one comparison found. */
export function driftPartition(check: string): string {
  return join('SYNC-DRIFT', check);
}

/** The partition of what people follow. */
export const SUBSCRIPTIONS = 'SUBSCRIPTION';

/** A subscription. */
export function subscriptionKey(of: {
  subscriber: string;
  kind: string;
  id: string;
}): ItemKey {
  return { pk: SUBSCRIPTIONS, sk: join(of.subscriber, of.kind, of.id) };
}

/** How many things a person follows. */
export function subscriptionCountKey(subscriber: string): ItemKey {
  return { pk: 'SUBSCRIPTION-COUNT', sk: subscriber };
}

/** The partition of what subscribers are still to be told. */
export const NOTICES = 'NOTICE';

/** A notice. */
export function noticeKey(id: string): ItemKey {
  return { pk: NOTICES, sk: id };
}

/** The partition of who was told of a notice. */
export function toldPartition(noticeId: string): string {
  return join('NOTICE-TOLD', noticeId);
}

/** That somebody was told of a notice. */
export function toldKey(noticeId: string, recipient: string): ItemKey {
  return { pk: toldPartition(noticeId), sk: recipient };
}

/** The partition of all launches. */
export const LAUNCHES = 'LAUNCH';

/** A launch. */
export function launchKey(id: string): ItemKey {
  return { pk: LAUNCHES, sk: id };
}

/** The partition of what a person launched. */
export function ownLaunchesPartition(launchedBy: string): string {
  return join('LAUNCHED-BY', launchedBy);
}

/** The partition of the uses of a pattern. */
export function consumerPartition(patternName: string): string {
  return join('CONSUMER', patternName);
}

/** The partition of how long the publications of a month took. */
export function publishedPartition(month: string): string {
  return join('PUBLISHED', month);
}

/** How long one publication took; those of a month in the order of that. */
export function publishedKey(
  { patternName, version }: VersionRef,
  month: string,
  durationMs: number,
): ItemKey {
  return {
    pk: publishedPartition(month),
    sk: join(padded(durationMs), patternName, version),
  };
}

/** The partition of how many uses patterns have that have not ended. */
export const USES = 'USES';

/** How many uses a pattern has. */
export function usesKey(patternName: string): ItemKey {
  return { pk: USES, sk: patternName };
}

/** The partition of how often rules refused versions. */
export const REFUSALS = 'REFUSAL';

/** Some of the rules, a number for each. */
export function refusalsKey(bucket: number): ItemKey {
  return { pk: REFUSALS, sk: padded(bucket) };
}

/** A part of a text that is too long for an item. */
export function blobKey(digest: string, part: number): ItemKey {
  return { pk: join('BLOB', digest), sk: padded(part) };
}
