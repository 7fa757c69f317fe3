// @ts-check

/**
 * Who follows what, what they are still to be told, and who was.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('subscriptions', table => {
    table.comment('What people follow');
    table.specificType('subscriber', text).notNullable().comment('A user');
    table.text('kind').notNullable().comment('pattern, owner, attribute, all');
    table.specificType('id', text).notNullable();
    table.text('created_at').notNullable();
    table.primary(['subscriber', 'kind', 'id']);
    table.index(['kind', 'id', 'subscriber'], 'subscriptions_subject');
  });
  await knex.schema.createTable('notices', table => {
    table.comment('What subscribers are still to be told');
    table.specificType('id', text).primary();
    table.specificType('pattern_name', text).notNullable();
    table.text('event').notNullable().comment('published, deprecated, revoked');
    table.text('actor').notNullable().comment('Who did it');
    table.text('versions').notNullable().comment('JSON');
    table.specificType('at', text).notNullable();
    table.boolean('begun').notNullable().comment('Nothing is added any more');
    table.specificType('due_at', text).notNullable();
    table.text('lease_holder').comment('The replica that tells');
    table.specificType('lease_until', text);
    table.index(['due_at', 'id'], 'notices_work');
    table.index(['pattern_name', 'event', 'actor'], 'notices_pattern');
  });
  await knex.schema.createTable('notice_deliveries', table => {
    table.comment('Who was told of a notice that is not done');
    table.specificType('notice_id', text).notNullable();
    table
      .foreign('notice_id')
      .references('id')
      .inTable('notices')
      .onDelete('CASCADE');
    table.specificType('recipient', text).notNullable();
    table.primary(['notice_id', 'recipient']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['notice_deliveries', 'notices', 'subscriptions']) {
    await knex.schema.dropTable(table);
  }
};
