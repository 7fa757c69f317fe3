import { ConfigReader } from '@backstage/config';
import { describeDatabase } from './describeDatabase';

describe('describeDatabase', () => {
  it.each([
    [{ client: 'better-sqlite3', connection: ':memory:' }, ':memory:'],
    [
      { client: 'better-sqlite3', connection: { directory: '/data/db' } },
      '/data/db',
    ],
    [
      { client: 'pg', connection: 'postgres://u:secret@db.example.com:5433/x' },
      'db.example.com:5433/x',
    ],
    [
      {
        client: 'pg',
        connection: { host: 'db.example.com', user: 'u', password: 'secret' },
      },
      'db.example.com:5432/',
    ],
    [
      {
        client: 'pg',
        connection: {
          connectionString: 'postgres://u:secret@db.example.com/y',
        },
      },
      'db.example.com/y',
    ],
    [
      { client: 'pg', connection: 'host=db.example.com password=secret' },
      '(by connection string)',
    ],
    [
      {
        client: 'better-sqlite3',
        connection: ':memory:',
        plugin: { patterns: { client: 'pg', connection: { host: 'own' } } },
      },
      'own:5432/',
    ],
  ])('of %j ends with %j and has no secret', (database, end) => {
    const config = new ConfigReader({ backend: { database } });
    const text = describeDatabase(config);
    expect(text.endsWith(` ${end}`)).toBe(true);
    expect(text).not.toContain('secret');
  });
});
