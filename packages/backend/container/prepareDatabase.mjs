// Makes the database user of the portal, which signs in with tokens of IAM and
// has no password. A task runs it before the back end, each time it starts; it
// has the administrator's password, and the back end does not.
//
// Environment: POSTGRES_USER is the user to make. PGHOST, PGPORT, PGUSER and
// PGPASSWORD are those of the administrator
// (https://www.postgresql.org/docs/current/libpq-envars.html).
import pg from 'pg';

const { POSTGRES_USER: user } = process.env;
if (!user) throw new Error('POSTGRES_USER is not set: whom to make');
process.env.PGSSLMODE ??= 'verify-full';
process.env.PGDATABASE ??= 'postgres';

const client = new pg.Client({ connectionTimeoutMillis: 30_000 });
const name = client.escapeIdentifier(user);
try {
  await client.connect();
  // Tasks start beside one another.
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [
    `prepareDatabase ${user}`,
  ]);
  const { rowCount } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [user],
  );
  if (rowCount === 0) {
    // Each plugin makes a database of its own.
    await client.query(`CREATE ROLE ${name} WITH LOGIN CREATEDB`);
  }
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
  await client.query(`GRANT rds_iam TO ${name}`);
  console.log(`The database user ${user} is there`);
} catch (error) {
  console.error(`The database user ${user} was not made: ${error.message}`);
  process.exitCode = 1;
} finally {
  await client.end();
}
