import type {
  PatternVersion,
  Publication,
  ReleaseTarget,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';

const publicStates: readonly VersionState[] = [
  'published',
  'deprecated',
  'revoked',
];

/** Where a version can be used, by target; nothing before every target has it. */
export function publicationsOf({
  state,
  publications = [],
}: Pick<PatternVersion, 'state' | 'publications'>): Publication[] {
  return publicStates.includes(state) ? publications : [];
}

/** When the last target got the version; undefined before it is published. */
export function publishedAt(
  version: Pick<PatternVersion, 'state' | 'publications'>,
): string | undefined {
  return publicationsOf(version)
    .map(publication => publication.publishedAt)
    .sort()
    .at(-1);
}

/** A target of a version's release, with where the version went. */
export type VersionTarget = Omit<ReleaseTarget, 'accountId'> & {
  accountId?: string;
  publication?: Publication;
};

/** The targets of a version: those of its release, and those that only an earlier config had. */
export function targetsOf({
  release,
  publications = [],
}: Pick<PatternVersion, 'release' | 'publications'>): VersionTarget[] {
  const targets = (release?.targets ?? []).map(target => ({
    ...target,
    publication: publications.find(p => p.targetName === target.name),
  }));
  const others = publications
    .filter(p => !targets.some(({ name }) => name === p.targetName))
    .map(publication => ({
      name: publication.targetName,
      region: publication.region,
      accountId: publication.accountId,
      state: 'published' as const,
      publication,
    }));
  return [...targets, ...others];
}
