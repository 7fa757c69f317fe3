import {
  areSameAttributes,
  type About,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AboutField,
  PatternRecord,
  SubmissionRecord,
} from './PatternStore';

/** What a submission says of its pattern. @public */
export function toAbout(submission: SubmissionRecord): About {
  const { title, description, owner, sourceUrl, attributes } = submission;
  return { title, description, owner, sourceUrl, attributes };
}

/** What an account of a pattern says otherwise than the pattern itself. @public */
export function aboutChanges(
  pattern: Pick<PatternRecord, AboutField>,
  about: About,
): AboutField[] {
  const texts = (
    ['title', 'description', 'owner', 'sourceUrl'] as const
  ).filter(field => about[field] !== pattern[field]);
  const changed =
    about.attributes &&
    !areSameAttributes(about.attributes, pattern.attributes);
  return changed ? [...texts, 'attributes'] : texts;
}
