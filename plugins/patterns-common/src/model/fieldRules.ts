// The one function: the whole of semver would be in the first chunk of the browser.
import valid from 'semver/functions/valid';
import {
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';
import type { About, FieldProblem, PatternType, Submission } from './types';

/** Longest pattern name, in characters. @public */
export const MAX_NAME_LENGTH = 40;
/** Longest title, in characters. @public */
export const MAX_TITLE_LENGTH = 120;
/** Longest description, in characters; new lines are allowed. @public */
export const MAX_DESCRIPTION_LENGTH = 1024;
/** Longest release notes, in characters. @public */
export const MAX_NOTES_LENGTH = 4000;
/** Longest version, in characters. @public */
export const MAX_VERSION_LENGTH = 64;
/** Largest CloudFormation template, in bytes: what AWS takes from S3. @public */
export const MAX_TEMPLATE_BYTES = 1024 * 1024;

/** Names that pages of the portal have. @public */
export const reservedNames: readonly string[] = [
  'attributes',
  'aws',
  'following',
  'launches',
  'overview',
  'reviews',
  'submissions',
];

/** Every pattern type. @public */
export const patternTypes: readonly PatternType[] = ['CFN', 'CDK'];

/** The rule that a pattern name breaks, or undefined. The name is compared as typed. @public */
export function checkPatternName(name: string): FieldProblem | undefined {
  if (!name) {
    return problem(
      'name',
      'is required',
      'give it a name such as encrypted-bucket',
    );
  }
  if (name.length > MAX_NAME_LENGTH) {
    return problem(
      'name',
      `has at most ${MAX_NAME_LENGTH} characters`,
      `shorten it by ${name.length - MAX_NAME_LENGTH}`,
    );
  }
  if (reservedNames.includes(name)) {
    return problem(
      'name',
      'is not the name of a page of the portal',
      `use ${name}-pattern, or another name`,
    );
  }
  if (!/^[a-z0-9-_]+$/.test(name)) {
    return problem(
      'name',
      'has only a-z, 0-9, - and _',
      `use ${suggestName(name) || 'a name such as encrypted-bucket'}`,
    );
  }
  return undefined;
}

/** The rule that a version breaks, or undefined. @public */
export function checkVersion(version: string): FieldProblem | undefined {
  if (version.length <= MAX_VERSION_LENGTH && valid(version) === version) {
    return undefined;
  }
  return problem(
    'version',
    'is a semantic version, without v and without build metadata',
    'use three numbers, such as 1.0.0',
  );
}

/** The rule that an owner breaks, or undefined. @public */
export function checkOwner(owner: string): FieldProblem | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(owner);
    const isOwner = ['group', 'user'].includes(kind.toLocaleLowerCase('en-US'));
    const { isValidObjectName, isValidNamespace } =
      KubernetesValidatorFunctions;
    if (isOwner && isValidObjectName(name) && isValidNamespace(namespace)) {
      return undefined;
    }
  } catch {
    // falls through to the one message
  }
  return problem(
    'owner',
    'is the entity ref of a group or a user',
    'use a form such as group:default/platform',
  );
}

/** Every rule that a submission breaks; empty when none. @public */
export function checkSubmission(
  name: string,
  submission: Submission,
): FieldProblem[] {
  const { title, description = '', notes = '', version, owner } = submission;
  return [
    checkPatternName(name),
    checkVersion(version),
    ...checkAbout({ title, description, owner }),
    checkLength('notes', notes, MAX_NOTES_LENGTH),
  ].filter(p => p !== undefined);
}

/** Every rule that title, description and owner break; empty when none. @public */
export function checkAbout({
  title,
  description,
  owner,
}: Pick<About, 'title' | 'description' | 'owner'>): FieldProblem[] {
  return [
    checkOwner(owner),
    title.trim()
      ? checkLength('title', title, MAX_TITLE_LENGTH)
      : problem('title', 'is required', 'say in a few words what it builds'),
    checkLength('description', description, MAX_DESCRIPTION_LENGTH),
  ].filter(p => p !== undefined);
}

/** One sentence for a person. @public */
export function describeProblem({ field, rule, fix }: FieldProblem): string {
  return `${field} ${rule}: ${fix}`;
}

/** The rule that a text breaks by its length, or undefined. */
export function checkLength(
  field: string,
  value: string,
  max: number,
): FieldProblem | undefined {
  return value.length > max
    ? problem(
        field,
        `has at most ${max} characters`,
        `shorten it by ${value.length - max}`,
      )
    : undefined;
}

/** A broken rule. */
export function problem(
  field: string,
  rule: string,
  fix: string,
): FieldProblem {
  return { field, rule, fix };
}

function suggestName(name: string): string {
  return name
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9-_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME_LENGTH);
}
