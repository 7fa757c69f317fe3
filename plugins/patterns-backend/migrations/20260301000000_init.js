// @ts-check

/**
 * Text that both engines compare by its UTF-8 bytes: keyset pages and prefix
 * searches rely on one order whatever the locale of the database is.
 *
 * @param {import('knex').Knex} knex
 */
function binaryText(knex) {
  return knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = binaryText(knex);
  await createPatterns(knex, text);
  await createVersions(knex, text);
  await createTransitions(knex, text);
  await createLookups(knex, text);

  await knex.schema.createTable('pattern_reports', table => {
    table.comment('What the scanners and the gate said, by bundle');
    table.text('digest').primary().comment('sha256 that names the bundle');
    table.text('report').notNullable().comment('The report as JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createPatterns(knex, text) {
  await knex.schema.createTable('patterns', table => {
    table.comment('Patterns, with what a list needs to know of their versions');
    table.specificType('name', text).primary();
    table.text('title').notNullable();
    table
      .specificType('title_key', text)
      .notNullable()
      .comment('The title in lower case, to sort by');
    table.text('type').notNullable();
    table.text('description').notNullable();
    table.text('owner').notNullable().comment('Entity ref');
    table.text('lifecycle').notNullable();
    table.text('latest_version').comment('Highest published version');
    table.text('latest_state').comment('State of the latest version');
    table.text('newest_version').comment('Highest version in any state');
    table.text('newest_state').comment('State of the newest version');
    table.text('source_url');
    table.text('created_by').notNullable().comment('Entity ref');
    table.text('created_at').notNullable().comment('ISO 8601 in UTC');
    table.specificType('updated_at', text).notNullable();
    // Each holds every column that a list filters by, so that rows which are
    // not on the page are never read.
    const filters = ['type', 'owner', 'lifecycle'];
    const states = ['latest_state', 'newest_state'];
    for (const sort of ['title_key', 'updated_at']) {
      table.index([sort, 'name', ...filters, ...states], `patterns_${sort}`);
    }
    table.index(['name', ...filters, ...states], 'patterns_name');
    table.index(['owner'], 'patterns_owner');
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createVersions(knex, text) {
  await knex.schema.createTable('pattern_versions', table => {
    table.comment('Versions of patterns, and where they stand');
    referToPattern(table, text);
    table.specificType('version', text).notNullable();
    table
      .specificType('rank', text)
      .notNullable()
      .comment('Sorts as the semantic version does');
    table.text('digest').notNullable().comment('Names the bundle');
    table.text('state').notNullable();
    table
      .specificType('state_since', text)
      .notNullable()
      .comment('Time of the last transition');
    table.text('submitted_by').notNullable();
    table.specificType('submitted_at', text).notNullable();
    table.text('updated_at').notNullable();
    table.text('notes');
    table.text('about').notNullable().comment('Title and such, as JSON');
    table.text('files').notNullable().comment('JSON');
    table.text('findings').comment('JSON');
    table.text('review').comment('JSON');
    table.text('release').comment('JSON, without the hash of the key');
    table.text('release_key_hash');
    table.text('publication').comment('JSON');
    table.text('problem').comment('JSON');
    table.text('lease_holder').comment('The replica that works on it');
    table.specificType('lease_until', text);
    table.primary(['pattern_name', 'version']);
    table.index(['pattern_name', 'rank'], 'pattern_versions_rank');
    table.index(['state', 'state_since'], 'pattern_versions_work');
    const order = ['submitted_at', 'pattern_name', 'version'];
    table.index([...order, 'state'], 'pattern_versions_order');
    table.index(['state', ...order], 'pattern_versions_state');
    table.index(['submitted_by', ...order], 'pattern_versions_submitter');
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createTransitions(knex, text) {
  await knex.schema.createTable('pattern_transitions', table => {
    table.comment('The steps of versions; rows are only ever added');
    table.bigIncrements('id');
    referToPattern(table, text);
    table.text('version').notNullable();
    table.text('from_state').comment('Null for the first submission');
    table.text('to_state').notNullable();
    table.text('actor').notNullable();
    table.text('at').notNullable();
    table.text('digest').notNullable();
    table.text('comment');
    table.index(['pattern_name', 'version', 'id'], 'pattern_transitions_ref');
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} text
 */
async function createLookups(knex, text) {
  await knex.schema.createTable('pattern_terms', table => {
    table.comment('Words that patterns are found by');
    referToPattern(table, text);
    table.specificType('term', text).notNullable();
    table
      .text('source')
      .notNullable()
      .comment('about: title and such; content: the published bundle');
    table.primary(['pattern_name', 'term', 'source']);
    table.index(['term', 'pattern_name'], 'pattern_terms_term');
  });
  await knex.schema.createTable('pattern_resource_types', table => {
    table.comment('Resource types of the latest published version');
    referToPattern(table, text);
    table.text('resource_type').notNullable();
    table.primary(['pattern_name', 'resource_type']);
    table.index(
      ['resource_type', 'pattern_name'],
      'pattern_resource_types_type',
    );
  });
  await knex.schema.createTable('pattern_attributes', table => {
    table.comment('Attributes of patterns');
    referToPattern(table, text);
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.primary(['pattern_name', 'key']);
    table.index(['key', 'value', 'pattern_name'], 'pattern_attributes_value');
  });
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} text
 */
function referToPattern(table, text) {
  table.specificType('pattern_name', text).notNullable();
  table
    .foreign('pattern_name')
    .references('name')
    .inTable('patterns')
    .onDelete('CASCADE');
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'pattern_reports',
    'pattern_attributes',
    'pattern_resource_types',
    'pattern_terms',
    'pattern_transitions',
    'pattern_versions',
    'patterns',
  ]) {
    await knex.schema.dropTable(table);
  }
};
