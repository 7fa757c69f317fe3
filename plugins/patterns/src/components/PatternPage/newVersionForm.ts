// The functions alone: the whole of semver is twice as large.
import inc from 'semver/functions/inc';
import rsort from 'semver/functions/rsort';
import valid from 'semver/functions/valid';
import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';

/** The wizard's form for the next version of a pattern; files come from the newest. */
export function newVersionForm(pattern: Pattern) {
  const newest = newestVersion(pattern);
  return {
    name: pattern.name,
    title: pattern.title,
    description: pattern.description,
    owner: pattern.owner,
    attributes: pattern.attributes,
    version: (newest && inc(newest, 'minor')) ?? '1.0.0',
    newVersion: true,
    ...(newest && { content: contentOf(pattern.name, newest) }),
  };
}

/** The wizard's form to submit a refused version again, with the same files. */
export function resubmitForm(version: PatternVersion) {
  const { title, description, owner, attributes } = version.about;
  return {
    name: version.patternName,
    title,
    description,
    owner,
    ...(attributes && { attributes }),
    version: version.version,
    ...(version.notes && { notes: version.notes }),
    newVersion: true,
    content: contentOf(version.patternName, version.version),
  };
}

function contentOf(patternName: string, version: string) {
  return { source: 'version', from: { patternName, version } };
}

function newestVersion({ versions }: Pattern): string | undefined {
  const known = versions.map(v => v.version).filter(v => valid(v));
  return rsort(known)[0];
}
