import type { Transition } from '@apo/backstage-plugin-patterns-common';
import type { StoredItem } from '../store/StoreTransfer';
import { aDigest } from './storeFixtures';

/** A pattern with one version that was published at a time. */
type Published = {
  patternName: string;
  publishedAt: string;
  /** Hours from submission to publication. */
  took: number;
  owner?: string;
  /** Whether it is deprecated by now. */
  retired?: boolean;
};

const actor = 'user:default/admin';
const version = '1.0.0';

/** What a store with such patterns would give to another one. */
export function atTimes(patterns: Published[]): StoredItem[] {
  return [
    ...patterns.map(toPattern),
    ...patterns.map(toVersion),
    ...patterns.flatMap(toSteps),
  ];
}

function toPattern({
  patternName,
  publishedAt,
  owner = 'group:default/platform',
  retired,
}: Published): StoredItem {
  const state = retired ? 'deprecated' : 'published';
  return {
    kind: 'pattern',
    value: {
      name: patternName,
      title: `Title of ${patternName}`,
      type: 'CFN',
      description: 'Keeps objects safe',
      owner,
      attributes: {},
      lifecycle: retired ? 'deprecated' : 'active',
      latestVersion: version,
      latestState: state,
      newestVersion: version,
      newestState: state,
      revision: 1,
      createdBy: actor,
      createdAt: publishedAt,
      updatedAt: publishedAt,
      content: { words: [], resourceTypes: [] },
    },
  };
}

function toVersion(pattern: Published): StoredItem {
  const {
    patternName,
    publishedAt,
    owner = 'group:default/platform',
  } = pattern;
  return {
    kind: 'version',
    value: {
      patternName,
      version,
      digest: aDigest(patternName),
      state: pattern.retired ? 'deprecated' : 'published',
      stateSince: publishedAt,
      submittedBy: actor,
      submittedAt: submittedAt(pattern),
      updatedAt: publishedAt,
      about: {
        title: `Title of ${patternName}`,
        description: 'Keeps objects safe',
        owner,
      },
      changes: [],
      files: [{ path: 'template.yaml', size: 12 }],
    },
  };
}

function toSteps(pattern: Published): StoredItem[] {
  const { patternName, publishedAt, retired } = pattern;
  const states: [Transition['from'], Transition['to'], string][] = [
    [undefined, 'validating', submittedAt(pattern)],
    ['publishing', 'published', publishedAt],
    ...(retired
      ? [
          ['published', 'deprecated', publishedAt] as [
            Transition['from'],
            Transition['to'],
            string,
          ],
        ]
      : []),
  ];
  const digest = aDigest(patternName);
  return states.map(([from, to, at], i) => ({
    kind: 'step',
    value: {
      patternName,
      position: i + 1,
      step: { version, from, to, actor, at, digest },
    },
  }));
}

function submittedAt({ publishedAt, took }: Published): string {
  return new Date(Date.parse(publishedAt) - took * 3_600_000).toISOString();
}
