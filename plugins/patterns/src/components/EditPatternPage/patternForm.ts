import {
  areSameAttributes,
  checkAbout,
  type AttributeKey,
  type FieldProblem,
  type Pattern,
  type PatternAttributes,
  type PatternUpdate,
} from '@apo/backstage-plugin-patterns-common';
import { checkPickedAttributes } from '../AttributePicker';
import type { Difference } from '../shared/Conflict';

/** What one changes of a pattern. */
export type PatternForm = Omit<PatternUpdate, 'revision'>;

/** The fields of the form, as the server names them. */
export const patternFields = ['title', 'description', 'owner', 'attributes'];

/** What a pattern has now. */
export function patternFormOf(pattern: Pattern): PatternForm {
  const { title, description, owner, attributes } = pattern;
  return { title, description, owner, attributes };
}

/**
 * Every rule that a form breaks; those of attributes only where their keys are
 * known. Attributes that stay as they are break none: the server lets them be.
 */
export function checkPatternForm(
  form: PatternForm,
  pattern: Pattern,
  keys: AttributeKey[] | undefined,
): FieldProblem[] {
  const ofAttributes =
    keys && !areSameAttributes(form.attributes, pattern.attributes)
      ? checkPickedAttributes(form.attributes, pattern.type, keys)
      : [];
  return [...checkAbout(form), ...ofAttributes];
}

/** What differs between two forms. */
export function patternDifferences(
  theirs: PatternForm,
  mine: PatternForm,
): Difference[] {
  return [
    { what: 'Title', theirs: theirs.title, mine: mine.title },
    {
      what: 'Description',
      theirs: theirs.description,
      mine: mine.description,
    },
    { what: 'Owner', theirs: theirs.owner, mine: mine.owner },
    {
      what: 'Attributes',
      theirs: sayAttributes(theirs.attributes),
      mine: sayAttributes(mine.attributes),
    },
  ].filter(difference => difference.theirs !== difference.mine);
}

/** One line for each key, sorted. */
function sayAttributes(attributes: PatternAttributes): string {
  return Object.entries(attributes)
    .map(([key, values]) => `${key}: ${[...values].sort().join(', ')}`)
    .sort()
    .join('\n');
}
