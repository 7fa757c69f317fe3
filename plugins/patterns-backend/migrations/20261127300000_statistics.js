// @ts-check

const durationOnPostgres =
  'greatest(round(extract(epoch from t.at::timestamptz - v.submitted_at::timestamptz) * 1000), 0)';
const durationOnSqlite =
  'max(cast(round((julianday(t.at) - julianday(v.submitted_at)) * 86400000) as integer), 0)';

/**
 * Figures over all patterns: how long versions took to be published, and which
 * rules refused versions. What was published before is counted too; refusals
 * are counted from now on.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  const text = isPostgres ? 'text collate "C"' : 'text';
  await knex.schema.createTable('pattern_publications', table => {
    table.comment('When versions were published, and after how long');
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.specificType('version', text).notNullable();
    table.specificType('month', text).notNullable().comment('YYYY-MM in UTC');
    table
      .bigInteger('duration_ms')
      .notNullable()
      .comment('From the submission to the publication');
    table.primary(['pattern_name', 'version']);
    table.index(['month', 'duration_ms'], 'pattern_publications_duration');
  });
  await knex.schema.createTable('pattern_refusals', table => {
    table.comment('How often a rule refused a version');
    table.specificType('tool', text).notNullable();
    table.specificType('rule_id', text).notNullable();
    table.bigInteger('count').notNullable();
    table.primary(['tool', 'rule_id']);
    table.index(['count'], 'pattern_refusals_count');
  });
  await knex('pattern_publications').insert(
    knex
      .from('pattern_transitions as t')
      .join('pattern_versions as v', join =>
        join
          .on('v.pattern_name', 't.pattern_name')
          .andOn('v.version', 't.version'),
      )
      .where({ from_state: 'publishing', to_state: 'published' })
      .select(
        't.pattern_name',
        't.version',
        knex.raw('substr(t.at, 1, 7)'),
        knex.raw(isPostgres ? durationOnPostgres : durationOnSqlite),
      ),
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pattern_refusals');
  await knex.schema.dropTable('pattern_publications');
};
