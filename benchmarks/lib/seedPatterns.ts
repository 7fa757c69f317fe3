import type { Knex } from 'knex';
import { attributeId } from '@apo/backstage-plugin-patterns-common';
import type { DatabasePatternStore } from '../../plugins/patterns-backend/src/store/DatabasePatternStore';
import { toTermRows } from '../../plugins/patterns-backend/src/store/patternTerms';
import {
  toAboutColumns,
  toVersionRow,
} from '../../plugins/patterns-backend/src/store/rows';
import { toStandingColumns } from '../../plugins/patterns-backend/src/store/patternStanding';
import { toStanding, versionRank } from '../../plugins/patterns-node/src';
import {
  aSubmission,
  aText,
  ATTRIBUTES,
  attributeOf,
  createRandom,
  patternName,
  someAttributes,
  someResourceTypes,
  someStates,
} from './patternFixtures';

const START = Date.UTC(2025, 0, 1);
const MINUTE = 60_000;
/** Patterns that are written in one transaction. */
const BATCH = 100;

/** Fills the tables of the store in bulk, by the store's own mappers. */
export async function seedPatterns(
  store: DatabasePatternStore,
  knex: Knex,
  { patterns, versionsEach }: { patterns: number; versionsEach: number },
): Promise<void> {
  const random = createRandom(42);
  await store.writeAttributes(
    Array.from({ length: ATTRIBUTES }, (_, i) => ({
      ...attributeOf(i),
      description: aText(random, 20),
      metadata: { contact: 'team@example.com' },
    })),
    'user:default/admin',
  );
  for (let first = 0; first < patterns; first += BATCH) {
    const all = Array.from(
      { length: Math.min(BATCH, patterns - first) },
      (_, i) => aPattern(first + i, versionsEach, random),
    );
    await knex.transaction(async tx => {
      await insert(
        tx,
        'patterns',
        all.map(({ row }) => row),
      );
      await insert(
        tx,
        'pattern_versions',
        all.flatMap(p => p.versions),
      );
      await insert(
        tx,
        'pattern_terms',
        all.flatMap(p => p.terms),
      );
      await insert(
        tx,
        'pattern_resource_types',
        all.flatMap(p => p.types),
      );
      await insert(
        tx,
        'pattern_attributes',
        all.flatMap(p => p.attributes),
      );
    });
  }
  // PostgreSQL does this by itself within a minute; SQLite never does.
  if (knex.client.config.client === 'pg') await knex.raw('vacuum analyze');
}

function aPattern(index: number, versionsEach: number, random: () => number) {
  const name = patternName(index);
  const states = someStates(random, versionsEach);
  const submission = aSubmission(name, '1.0.0', random);
  const versions = states.map((state, i) => {
    const minutes = Math.floor(random() * 500_000);
    const at = new Date(START + minutes * MINUTE).toISOString();
    const version = `1.${i}.0`;
    const row = toVersionRow(
      { ...submission, version },
      versionRank(version),
      [],
      at,
    );
    return { ...row, state };
  });
  const isPublished = states.some(s => s === 'published' || s === 'deprecated');
  const { title, description } = submission;
  const types = isPublished ? someResourceTypes(random) : [];
  const times = versions.map(v => v.submitted_at).sort();
  return {
    row: {
      name,
      ...toAboutColumns(submission),
      type: submission.type,
      ...toStandingColumns(toStanding([...versions].reverse())),
      created_by: submission.submittedBy,
      created_at: times[0],
      updated_at: times.at(-1),
    },
    versions,
    terms: [
      ...toTermRows(name, 'about', name, title, description),
      ...(isPublished
        ? toTermRows(name, 'content', ...types, aText(random))
        : []),
    ],
    types: types.map(type => ({ pattern_name: name, resource_type: type })),
    attributes: someAttributes(random).map(({ key, value }) => ({
      pattern_name: name,
      attribute_id: attributeId(key, value),
      key,
      value,
    })),
  };
}

async function insert(tx: Knex.Transaction, table: string, rows: object[]) {
  await tx.batchInsert(table, rows, 250);
}
