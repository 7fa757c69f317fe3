// @ts-check

/**
 * What was launched of patterns: provisioned products, and applications that
 * depend on a package.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('pattern_launches', table => {
    table.comment('Uses of versions; secret parameters are not among them');
    table.specificType('id', text).primary();
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.specificType('version', text).notNullable();
    table.text('kind').notNullable().comment('product or application');
    table.text('name').notNullable();
    table.text('state').notNullable();
    table
      .integer('in_use')
      .notNullable()
      .comment('1 until it has ended or failed');
    table.specificType('launched_by', text).notNullable();
    table.specificType('launched_at', text).notNullable();
    table.text('updated_at').notNullable();
    table.text('target_name');
    table.text('account_id');
    table.text('region');
    table.text('product_id');
    table.text('artifact_id');
    table.text('provisioned_product_id');
    table.text('record_id').comment('Of the last operation');
    table.text('url');
    table.text('message').comment('Why it failed');
    table.text('parameters').comment('JSON, without what is secret');
    table.text('outputs').comment('JSON');
    table.specificType('due_at', text).notNullable();
    table.text('lease_holder').comment('The replica that looks at it');
    table.specificType('lease_until', text);
    table.index(['launched_by', 'launched_at', 'id'], 'launches_own');
    table.index(
      ['pattern_name', 'in_use', 'launched_at', 'id'],
      'launches_consumers',
    );
    table.index(
      ['pattern_name', 'in_use', 'version', 'launched_at', 'id'],
      'launches_consumers_version',
    );
    table.index(['state', 'due_at', 'id'], 'launches_work');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pattern_launches');
};
