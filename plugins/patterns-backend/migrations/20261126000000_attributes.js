// @ts-check

/**
 * Attributes and the rules of their keys, what patterns carry of them, and the
 * outbox that brings them to AWS. Patterns count their changes from now on, and
 * versions name what of their pattern they change.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await createAttributes(knex, text);
  await createSync(knex, text);
  await knex.schema.alterTable('patterns', table => {
    table
      .integer('revision')
      .notNullable()
      .defaultTo(1)
      .comment('Counts the changes of title, owner, attributes and such');
  });
  await knex.schema.alterTable('pattern_versions', table => {
    table
      .text('changes')
      .notNullable()
      .defaultTo('["title","description","owner","sourceUrl"]')
      .comment('What approval changes of the pattern, as JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createAttributes(knex, text) {
  await knex.schema.createTable('attribute_keys', table => {
    table.comment('Keys of attributes, and how patterns use them');
    table.specificType('id', text).primary().comment('The key in upper case');
    table.text('key').notNullable().comment('As spelled');
    table.text('required_for').notNullable().comment('Pattern types as JSON');
    table.boolean('several').notNullable();
    table.text('allowed_values').comment('JSON; all of the key when null');
    table.integer('revision').notNullable();
  });
  await knex.schema.createTable('attributes', table => {
    table.comment('Attributes: key, value and what is said of them');
    table.specificType('id', text).primary().comment('KEY:VALUE');
    table.specificType('key_id', text).notNullable();
    table.foreign('key_id').references('id').inTable('attribute_keys');
    table.text('value').notNullable().comment('As spelled');
    table.text('description').notNullable();
    table.text('metadata').notNullable().comment('JSON');
    table.integer('revision').notNullable();
    table.text('created_by').notNullable();
    table.specificType('created_at', text).notNullable();
    table.text('updated_by').notNullable();
    table.text('updated_at').notNullable();
    table.index(['key_id', 'id'], 'attributes_key');
    table.index(['created_at', 'id'], 'attributes_created');
  });

  // Nothing could be in it: no attribute could be created before.
  await knex.schema.dropTable('pattern_attributes');
  await knex.schema.createTable('pattern_attributes', table => {
    table.comment('Attributes of patterns');
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.specificType('attribute_id', text).notNullable();
    table
      .foreign('attribute_id')
      .references('id')
      .inTable('attributes')
      .onDelete('RESTRICT');
    table.text('key').notNullable().comment('That of the attribute');
    table.text('value').notNullable().comment('That of the attribute');
    table.primary(['pattern_name', 'attribute_id']);
    table.index(
      ['attribute_id', 'pattern_name'],
      'pattern_attributes_attribute',
    );
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createSync(knex, text) {
  await knex.schema.createTable('sync_requests', table => {
    table.comment('What is to be brought to AWS, a row for each subject');
    table.text('kind').notNullable().comment('attribute or pattern');
    table.specificType('id', text).notNullable();
    table.text('state').notNullable().comment('pending, failed or done');
    table.integer('generation').notNullable().comment('Counts the requests');
    table.integer('attempts').notNullable().comment('That failed');
    table.text('message').comment('Why the last attempt failed');
    table.specificType('requested_at', text).notNullable();
    table.specificType('due_at', text).notNullable();
    table.text('synced_at');
    table.text('lease_holder').comment('The replica that works on it');
    table.specificType('lease_until', text);
    table.primary(['kind', 'id']);
    table.index(['state', 'due_at'], 'sync_requests_work');
  });
  await knex.schema.createTable('sync_checks', table => {
    table.comment('The last comparison with AWS; one row');
    table.integer('id').primary();
    table.specificType('requested_at', text);
    table.text('checked_at');
    table.text('error');
    table.text('quotas').notNullable().comment('JSON');
    table.text('lease_holder').comment('The replica that compares');
    table.specificType('lease_until', text);
  });
  await knex.schema.createTable('sync_drift', table => {
    table.comment('What the last comparison found and nothing has mended');
    table.bigIncrements('id');
    table.text('subject_kind').notNullable();
    table.specificType('subject_id', text).notNullable();
    table.text('drift').notNullable().comment('JSON');
    table.index(['subject_kind', 'subject_id'], 'sync_drift_subject');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const text = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.alterTable('pattern_versions', table => {
    table.dropColumn('changes');
  });
  await knex.schema.alterTable('patterns', table => {
    table.dropColumn('revision');
  });
  for (const table of [
    'sync_drift',
    'sync_checks',
    'sync_requests',
    'pattern_attributes',
    'attributes',
    'attribute_keys',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.createTable('pattern_attributes', table => {
    table.comment('Attributes of patterns');
    table.specificType('pattern_name', text).notNullable();
    table
      .foreign('pattern_name')
      .references('name')
      .inTable('patterns')
      .onDelete('CASCADE');
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.primary(['pattern_name', 'key']);
    table.index(['key', 'value', 'pattern_name'], 'pattern_attributes_value');
  });
};
