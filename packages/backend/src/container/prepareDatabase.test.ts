import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const script = path.resolve(__dirname, '../../container/prepareDatabase.mjs');
const server =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING ?? '';

/** Runs the script against the server of the tests, which has no TLS. */
function prepare(variables: Record<string, string | undefined> = {}) {
  const { hostname, port, username, password } = new URL(server);
  return promisify(execFile)(process.execPath, [script], {
    env: {
      PATH: process.env.PATH,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: username,
      PGPASSWORD: password || 'trusted',
      PGSSLMODE: 'disable',
      POSTGRES_USER: 'portal-of-test',
      ...variables,
    },
  });
}

(server ? describe : describe.skip)('prepareDatabase.mjs', () => {
  const client = new Client({ connectionString: server });

  beforeAll(async () => {
    await client.connect();
    // Amazon RDS has it; who has it signs in with tokens only.
    await client.query('CREATE ROLE rds_iam');
  });
  afterAll(async () => {
    await client.query('DROP ROLE IF EXISTS "portal-of-test"');
    await client.query('DROP ROLE rds_iam');
    await client.end();
  });

  it('makes the user once, whoever starts at the same time', async () => {
    const started = await Promise.all([prepare(), prepare(), prepare()]);
    for (const { stdout } of started) {
      expect(stdout).toBe('The database user portal-of-test is there\n');
    }
    await prepare();

    const { rows } = await client.query(
      `SELECT rolcanlogin, rolcreatedb, rolsuper, rolpassword IS NULL AS none,
              pg_has_role(rolname, 'rds_iam', 'member') AS tokens
         FROM pg_authid WHERE rolname = 'portal-of-test'`,
    );
    expect(rows).toEqual([
      {
        rolcanlogin: true,
        rolcreatedb: true,
        rolsuper: false,
        none: true,
        tokens: true,
      },
    ]);
  });

  it('fails, so that the back end does not start, and says why', async () => {
    await expect(prepare({ POSTGRES_USER: '' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('POSTGRES_USER is not set'),
    });
    await expect(prepare({ PGPORT: '1' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'The database user portal-of-test was not made: connect ECONNREFUSED',
      ),
    });
    // Without a word about TLS it asks for a certificate that it can check.
    await expect(prepare({ PGSSLMODE: undefined })).rejects.toMatchObject({
      stderr: expect.stringContaining('does not support SSL'),
    });
  });
});
