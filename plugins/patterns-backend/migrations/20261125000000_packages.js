// @ts-check

/**
 * CDK patterns: the package that a build made, and what the build wrote.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.alterTable('pattern_versions', table => {
    table.text('package').comment('What the build made, as JSON');
  });
  await knex.schema.createTable('pattern_build_logs', table => {
    table.comment('What builds have written, a part each row');
    table.bigIncrements('id');
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.text('version').notNullable();
    table.text('digest').notNullable().comment('The bundle that was built');
    table.text('text').notNullable();
    table.index(
      ['pattern_name', 'version', 'digest', 'id'],
      'pattern_build_logs_ref',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pattern_build_logs');
  await knex.schema.alterTable('pattern_versions', table => {
    table.dropColumn('package');
  });
};
