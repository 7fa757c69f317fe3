import type { Knex } from 'knex';
import {
  areSameAttributes,
  type About,
} from '@apo/backstage-plugin-patterns-common';
import type { AboutField } from '@apo/backstage-plugin-patterns-node';
import { toPatternAttributes } from './attributes/patternAttributes';
import { selectPatterns, type SelectedPattern } from './patternSelect';
import { toAboutColumns, type PatternRow } from './rows';

/** What an account of a pattern says otherwise than the pattern itself. */
export async function aboutChanges(
  tx: Knex.Transaction,
  pattern: PatternRow,
  about: About,
): Promise<AboutField[]> {
  const columns = toAboutColumns(about);
  const changes: AboutField[] = [];
  if (columns.title !== pattern.title) changes.push('title');
  if (columns.description !== pattern.description) changes.push('description');
  if (columns.owner !== pattern.owner) changes.push('owner');
  if (columns.source_url !== pattern.source_url) changes.push('sourceUrl');
  if (about.attributes) {
    const [{ attributes }]: SelectedPattern[] = await selectPatterns(tx).where({
      name: pattern.name,
    });
    if (!areSameAttributes(about.attributes, toPatternAttributes(attributes))) {
      changes.push('attributes');
    }
  }
  return changes;
}
