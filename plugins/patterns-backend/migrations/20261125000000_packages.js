// @ts-check

/**
 * CDK patterns: the package that a build made, and what the build wrote. And
 * reports of versions instead of bundles: two patterns may have the same source,
 * and what a build of one comes to says nothing of the other.
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
  await knex.schema.createTable('pattern_version_reports', table => {
    table.comment('What was found of versions, by bundle');
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.text('version').notNullable();
    table.text('digest').notNullable().comment('sha256 of the bundle');
    table.text('report').notNullable().comment('The report as JSON');
    table.primary(['pattern_name', 'version', 'digest']);
  });
  await knex('pattern_version_reports').insert(
    knex('pattern_versions')
      .join(
        'pattern_reports',
        'pattern_reports.digest',
        'pattern_versions.digest',
      )
      .select('pattern_name', 'version', 'pattern_versions.digest', 'report'),
  );
  await knex.schema.dropTable('pattern_reports');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.createTable('pattern_reports', table => {
    table.comment('What the scanners and the gate said, by bundle');
    table.text('digest').primary().comment('sha256 that names the bundle');
    table.text('report').notNullable().comment('The report as JSON');
  });
  await knex('pattern_reports').insert(
    knex('pattern_version_reports')
      .select('digest')
      .max('report')
      .groupBy('digest'),
  );
  await knex.schema.dropTable('pattern_version_reports');
  await knex.schema.dropTable('pattern_build_logs');
  await knex.schema.alterTable('pattern_versions', table => {
    table.dropColumn('package');
  });
};
