import type { Knex } from 'knex';
import type { PatternRecord } from '@apo/backstage-plugin-patterns-node';
import { toPattern, type PatternRow } from './rows';

/** A row of `patterns` with its attributes, pairs as JSON. */
export type SelectedPattern = PatternRow & {
  attributes: string | null;
  /** Of its latest version, when that is deprecated; JSON. */
  retirement: string | null;
};

/** Reads patterns and their attributes in one statement. */
export function selectPatterns(
  knex: Knex,
): Knex.QueryBuilder<PatternRow, SelectedPattern[]> {
  return knex('patterns').select(
    'patterns.*',
    attributesOf(knex),
    retirementOf(knex),
  );
}

/** A pattern that there is. */
export async function readPattern(
  knex: Knex,
  name: string,
): Promise<PatternRecord> {
  const [row]: SelectedPattern[] = await selectPatterns(knex).where({ name });
  return toPattern(row);
}

function retirementOf(knex: Knex): Knex.Raw {
  return knex.raw(
    `(select latest.retirement from pattern_versions as latest where patterns.latest_state = 'deprecated' and latest.pattern_name = patterns.name and latest.version = patterns.latest_version) as retirement`,
  );
}

function attributesOf(knex: Knex): Knex.Raw {
  const toPairs =
    knex.client.config.client === 'pg'
      ? 'json_agg(json_build_array(key, value))::text'
      : 'json_group_array(json_array(key, value))';
  return knex.raw(
    `(select ${toPairs} from pattern_attributes where pattern_attributes.pattern_name = patterns.name) as attributes`,
  );
}
