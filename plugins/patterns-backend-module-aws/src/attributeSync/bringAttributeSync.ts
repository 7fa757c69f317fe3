import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  createAttributeSync,
  createAttributeSyncClients,
} from '@apo/attribute-sync';
import {
  AwsAccess,
  type PatternsAttributeSyncExtensionPoint,
} from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../../package.json';
import { readAttributeSyncConfig } from './AttributeSyncConfig';
import { createSqsClient } from './queue/createSqsClient';
import { SqsAttributeSyncQueue } from './queue/SqsAttributeSyncQueue';

const caller = { name, version };

/** Brings the sync that the config asks for, if any, with its queue. */
export async function bringAttributeSync(
  attributes: PatternsAttributeSyncExtensionPoint,
  { config, logger }: { config: Config; logger: LoggerService },
): Promise<void> {
  const settings = readAttributeSyncConfig(config);
  if (!settings) return;
  const { queue, region } = settings;
  const access = AwsAccess.fromConfig(config, caller);
  const sync = createAttributeSync(
    settings,
    createAttributeSyncClients({
      caller,
      // Without accounts in the config there is one, and none to look for.
      credentialsOf: config.has('aws')
        ? place => async () => (await access.settings(place)).credentials()
        : undefined,
    }),
  );
  if (!queue) {
    attributes.setAttributeSync(sync);
    return;
  }
  const client = createSqsClient(await access.settings({ region }));
  attributes.setAttributeSync(sync, {
    queue: new SqsAttributeSyncQueue({ ...queue, client, logger }),
  });
}
