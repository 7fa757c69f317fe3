import { resolve } from 'node:path';
import type { Config } from '@backstage/config';

const SECTION = 'backend.database';
const PLUGIN = `${SECTION}.plugin.patterns`;

/** Names the database of the plugin `patterns`, without user and password. */
export function describeDatabase(config: Config): string {
  const client =
    config.getOptionalString(`${PLUGIN}.client`) ??
    config.getString(`${SECTION}.client`);
  const connection =
    config.getOptional(`${PLUGIN}.connection`) ??
    config.getOptional(`${SECTION}.connection`);
  const where =
    typeof connection === 'string'
      ? describeText(client, connection)
      : describeFields((connection ?? {}) as Record<string, unknown>);
  return `database ${client} ${where}`;
}

function describeText(client: string, connection: string): string {
  if (client !== 'pg') {
    return connection === ':memory:' ? connection : resolve(connection);
  }
  try {
    const { host, pathname } = new URL(connection);
    return `${host}${pathname}`;
  } catch {
    return '(by connection string)';
  }
}

function describeFields(fields: Record<string, unknown>): string {
  if (typeof fields.connectionString === 'string') {
    return describeText('pg', fields.connectionString);
  }
  const path = fields.directory ?? fields.filename;
  if (typeof path === 'string')
    return path === ':memory:' ? path : resolve(path);
  const { host = 'localhost', port = 5432, database = '' } = fields;
  return `${host}:${port}/${database}`;
}
