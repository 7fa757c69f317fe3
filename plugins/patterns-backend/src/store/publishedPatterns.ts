import type { Knex } from 'knex';
import {
  checkText,
  type PublishedPattern,
} from '@apo/backstage-plugin-patterns-node';
import { parseAttributes } from './attributes/patternAttributes';
import { selectPatterns, type SelectedPattern } from './patternSelect';
import { toPublications } from './rows';

type PublishedRow = SelectedPattern & { publication: string };

/** Patterns read at once when all are. */
const BATCH_SIZE = 200;

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.allPublished} */
export async function* allPublished(
  knex: Knex,
): AsyncGenerator<PublishedPattern> {
  let after = '';
  for (;;) {
    const rows: PublishedRow[] = await selectPublished(knex)
      .where('patterns.name', '>', after)
      .orderBy('patterns.name')
      .limit(BATCH_SIZE);
    yield* rows.map(toPublished);
    if (rows.length < BATCH_SIZE) return;
    after = rows[rows.length - 1].name;
  }
}

/** {@inheritDoc @apo/backstage-plugin-patterns-node#PatternStore.getPublished} */
export async function getPublished(
  knex: Knex,
  name: string,
): Promise<PublishedPattern | undefined> {
  checkText({ name });
  const row: PublishedRow | undefined = await selectPublished(knex)
    .where('patterns.name', name)
    .first();
  return row && toPublished(row);
}

function selectPublished(knex: Knex): Knex.QueryBuilder {
  return selectPatterns(knex)
    .join('pattern_versions', latest =>
      latest
        .on('pattern_versions.pattern_name', 'patterns.name')
        .andOn('pattern_versions.version', 'patterns.latest_version'),
    )
    .select('pattern_versions.publication')
    .whereNotNull('pattern_versions.publication');
}

function toPublished(row: PublishedRow): PublishedPattern {
  return {
    name: row.name,
    type: row.type,
    attributes: parseAttributes(row.attributes),
    publications: toPublications(row.publication) ?? [],
  };
}
