// The functions alone: the whole of semver is twice as large.
import compare from 'semver/functions/compare';
import gt from 'semver/functions/gt';
import inc from 'semver/functions/inc';
import {
  checkVersion,
  mayTransition,
  type Pattern,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternsApi } from '../../api/PatternsApi';
import { isNotFound } from '../shared/isNotFound';
import {
  refuse,
  unchecked,
  type FieldVerdict,
} from '../../components/shared/FieldVerdict';
import type { PatternFormData } from '../wizardFormData';

type KnownVersions = Pick<Pattern, 'versions' | 'can'>;

/** A version to offer, and what kind of change it stands for. */
export type Suggestion = { label: string; version: string };

/** The rule of form that a version breaks, or undefined. */
export function judgeVersionForm(version: string): FieldVerdict | undefined {
  const problem = checkVersion(version);
  return problem && refuse(problem);
}

/**
 * Whether a version may follow those that a pattern has; undefined stands for
 * a pattern that does not exist yet. A refused version may be sent once more.
 */
export function judgeVersion(
  version: string,
  pattern: KnownVersions | undefined,
): FieldVerdict | undefined {
  if (!pattern) return undefined;
  const { submit } = pattern.can;
  if (!submit.allowed) {
    return {
      tone: 'error',
      text: submit.reason ?? 'You may not add a version to this pattern',
    };
  }
  const same = pattern.versions.find(v => v.version === version);
  if (same && mayTransition(same.state, 'validating')) {
    return { tone: 'info', text: `This submits ${version} again` };
  }
  const newest = newestVersion(pattern);
  const fix = `use ${newest && inc(newest, 'patch')} or later`;
  if (same) return refuse({ field: 'version', rule: `${version} exists`, fix });
  if (newest && !gt(version, newest)) {
    return refuse({
      field: 'version',
      rule: `is not newer than ${newest}`,
      fix,
    });
  }
  return newest
    ? { tone: 'success', text: `Follows ${newest}` }
    : { tone: 'success', text: 'The first version of this pattern' };
}

/** The next patch, minor and major version; for a new pattern its first. */
export function suggestVersions(pattern?: KnownVersions): Suggestion[] {
  const newest = pattern && newestVersion(pattern);
  if (!newest) return [{ label: 'First', version: '1.0.0' }];
  return (['patch', 'minor', 'major'] as const).map(release => ({
    label: { patch: 'Patch', minor: 'Minor', major: 'Major' }[release],
    version: inc(newest, release)!,
  }));
}

/** The versions of the form's pattern; undefined when it is a new one. */
export async function loadKnownVersions(
  name: string,
  api: PatternsApi,
  signal?: AbortSignal,
): Promise<KnownVersions | undefined> {
  const { exists } = await api.checkName(name, { signal });
  if (!exists) return undefined;
  try {
    return await api.getPattern(name, { signal });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The message that keeps a person on the step, or undefined. */
export async function refuseVersion(
  version: string,
  form: PatternFormData,
  api: PatternsApi,
): Promise<string | undefined> {
  const broken = judgeVersionForm(version);
  if (broken) return broken.text;
  if (!form.name) return undefined;
  try {
    const known = await loadKnownVersions(form.name, api);
    const verdict = judgeVersion(version, known);
    return verdict?.tone === 'error' ? verdict.text : undefined;
  } catch (error) {
    return unchecked('The version', error).text;
  }
}

function newestVersion({ versions }: KnownVersions): string | undefined {
  return versions
    .filter(({ state }) => !mayTransition(state, 'validating'))
    .map(({ version }) => version)
    .sort(compare)
    .at(-1);
}
