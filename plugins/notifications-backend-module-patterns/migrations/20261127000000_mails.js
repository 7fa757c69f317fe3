// @ts-check

/**
 * Which mails about patterns were handed over.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('patterns_mails', table => {
    table.comment('Mails about patterns that were handed over');
    table.string('scope', 600).notNullable().comment('Of the notification');
    table.string('recipient', 600).notNullable().comment('A user');
    table.timestamp('at').notNullable().index('patterns_mails_at');
    table.primary(['scope', 'recipient']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('patterns_mails');
};
