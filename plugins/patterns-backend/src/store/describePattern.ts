import type { Knex } from 'knex';
import type { About } from '@apo/backstage-plugin-patterns-common';
import type { AboutField } from '@apo/backstage-plugin-patterns-node';
import { replacePatternAttributes } from './attributes/patternAttributes';
import { indexAbout } from './patternTerms';
import { toAboutColumns, type PatternRow } from './rows';

/**
 * Makes a pattern what an account of it says, as far as that changes it. Its
 * row is locked. What is not changed stays as it was edited meanwhile.
 *
 * @throws ConflictError when an attribute does not exist.
 */
export async function describePattern(
  tx: Knex.Transaction,
  patternName: string,
  about: About,
  changes: AboutField[],
): Promise<void> {
  const { title, title_key, description, owner, source_url } =
    toAboutColumns(about);
  const columns: Record<AboutField, Partial<PatternRow>> = {
    title: { title, title_key },
    description: { description },
    owner: { owner },
    sourceUrl: { source_url },
    attributes: {},
  };
  if (about.attributes && changes.includes('attributes')) {
    await replacePatternAttributes(tx, patternName, about.attributes);
  }
  if (changes.length) {
    await tx<PatternRow>('patterns')
      .where({ name: patternName })
      .update({
        ...Object.assign({}, ...changes.map(field => columns[field])),
        revision: tx.raw('revision + 1'),
      });
  }
  const [pattern] = await tx<PatternRow>('patterns').where({
    name: patternName,
  });
  await indexAbout(tx, patternName, pattern);
}
