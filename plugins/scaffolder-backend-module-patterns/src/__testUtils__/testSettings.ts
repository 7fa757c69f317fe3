import {
  awsClientSettings,
  type AwsAccessSettings,
} from '@apo/backstage-plugin-patterns-node';
import type { LocalAws } from '@apo/local-aws';
import type { ReleaseClients } from '../aws/ReleaseClients';

/** Settings of SDK clients for a local AWS; without one, for that of the environment. */
export function testSettings(
  region: string,
  { maxAttempts, local }: { maxAttempts?: number; local?: LocalAws } = {},
): AwsAccessSettings {
  const caller = { name: 'tests', version: '0' };
  return {
    ...awsClientSettings(region, caller, maxAttempts),
    ...(local && { endpoint: local.endpoint }),
    credentials: async () => ({
      accessKeyId: 'AKIALOCALLOCALLOCAL0',
      secretAccessKey: 'local-only-no-secret',
    }),
  };
}

/** The same clients for every part of every release. */
export function always<Clients>(
  clients: Clients,
): ReleaseClients<unknown, Clients> {
  return { use: (_, work) => work(clients) };
}
