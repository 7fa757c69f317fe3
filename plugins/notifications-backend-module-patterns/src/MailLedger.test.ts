import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { MailLedger } from './MailLedger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});
const day = 24 * 3600_000;

describe.each(databases.eachSupportedId())('the mail ledger on %s', id => {
  async function create() {
    const knex = await databases.init(id);
    const database = mockServices.database({ knex });
    return { knex, database, ledger: await MailLedger.create(database) };
  }

  it('gives a mail to one of many at once', async () => {
    const { database, ledger } = await create();
    const other = await MailLedger.create(database);
    const takes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? ledger : other).take('patterns:1', 'user:default/ann'),
      ),
    );
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await ledger.take('patterns:1', 'user:default/bob')).toBe(true);
    expect(await ledger.take('patterns:2', 'user:default/ann')).toBe(true);
  });

  it('forgets a mail after a month', async () => {
    const { ledger } = await create();
    await ledger.take('patterns:1', 'user:default/ann');
    await ledger.forgetOld(Date.now() + 29 * day);
    expect(await ledger.take('patterns:1', 'user:default/ann')).toBe(false);
    await ledger.forgetOld(Date.now() + 31 * day);
    expect(await ledger.take('patterns:1', 'user:default/ann')).toBe(true);
  });

  it('leaves the tables alone when the database says to', async () => {
    const knex = await databases.init(id);
    const database = mockServices.database({
      knex,
      migrations: { skip: true },
    });
    await MailLedger.create(database);
    expect(await knex.schema.hasTable('patterns_mails')).toBe(false);
  });
});
