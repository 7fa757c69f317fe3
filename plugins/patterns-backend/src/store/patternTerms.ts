import { toTerms } from '@apo/backstage-plugin-patterns-node';
import type { Knex } from 'knex';

/** Where words come from; each source is replaced as a whole. */
export type TermSource = 'about' | 'attributes' | 'content';

/** A row of `pattern_terms`. */
export type TermRow = {
  pattern_name: string;
  term: string;
  source: TermSource;
};

/** What a published version brings to find its pattern by. */
export type ContentIndex = { text: string; resourceTypes: string[] };

/** Rows that a statement inserts at once, well below the engines' limits. */
const INSERT_SIZE = 200;

/** The rows for some texts. */
export function toTermRows(
  patternName: string,
  source: TermSource,
  ...texts: string[]
): TermRow[] {
  return toTerms(...texts).map(term => ({
    pattern_name: patternName,
    term,
    source,
  }));
}

/** Finds a pattern by its name, title and description from now on. */
export async function indexAbout(
  tx: Knex.Transaction,
  patternName: string,
  about: { title: string; description: string },
): Promise<void> {
  const { title, description } = about;
  await replaceTerms(
    tx,
    patternName,
    'about',
    toTermRows(patternName, 'about', patternName, title, description),
  );
}

/** Finds a pattern by its attributes from now on. */
export async function indexAttributes(
  tx: Knex.Transaction,
  patternName: string,
  words: string[],
): Promise<void> {
  const source = 'attributes';
  const rows = toTermRows(patternName, source, ...words);
  await replaceTerms(tx, patternName, source, rows);
}

/** Finds a pattern by what is in its bundle from now on. */
export async function indexContent(
  tx: Knex.Transaction,
  patternName: string,
  { text, resourceTypes }: ContentIndex,
): Promise<void> {
  const types = [...new Set(resourceTypes)];
  await replaceTerms(
    tx,
    patternName,
    'content',
    toTermRows(patternName, 'content', ...types, text),
  );
  await tx('pattern_resource_types')
    .where({ pattern_name: patternName })
    .delete();
  await tx.batchInsert(
    'pattern_resource_types',
    types.map(type => ({ pattern_name: patternName, resource_type: type })),
    INSERT_SIZE,
  );
}

async function replaceTerms(
  tx: Knex.Transaction,
  patternName: string,
  source: TermSource,
  rows: TermRow[],
) {
  await tx<TermRow>('pattern_terms')
    .where({ pattern_name: patternName, source })
    .delete();
  await tx.batchInsert('pattern_terms', rows, INSERT_SIZE);
}
