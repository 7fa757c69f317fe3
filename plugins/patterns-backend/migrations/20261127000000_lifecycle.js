// @ts-check

/**
 * Why versions are deprecated or revoked, and what they were before. What is
 * to be brought to AWS of that is in `sync_requests`, with the kind lifecycle.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pattern_versions', table => {
    table.text('retirement').comment('Why it is deprecated or revoked; JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('sync_requests').where({ kind: 'lifecycle' }).delete();
  await knex.schema.alterTable('pattern_versions', table => {
    table.dropColumn('retirement');
  });
};
