// @ts-check

/**
 * The history of a whole pattern is read newest first, a page at a time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pattern_transitions', table => {
    table.index(['pattern_name', 'id'], 'pattern_transitions_pattern');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pattern_transitions', table => {
    table.dropIndex([], 'pattern_transitions_pattern');
  });
};
