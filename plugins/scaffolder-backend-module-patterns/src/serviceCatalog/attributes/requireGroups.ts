import { GetAttributeGroupCommand } from '@aws-sdk/client-service-catalog-appregistry';
import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import { AwsCallError } from '../../aws/AwsCallError';
import { explainAwsError } from '../../aws/explainAwsError';
import type { PublishContext } from '../PublishContext';
import { groupNames } from './associations';

/**
 * Checks that AppRegistry has the groups which the template names: otherwise
 * each of its launches would fail.
 *
 * @throws AwsCallError
 */
export async function requireGroups({
  clients,
  log,
  request: { attributes = {} },
  signal,
}: PublishContext): Promise<void> {
  const names = groupNames(attributes);
  for (const name of names) {
    try {
      await clients.appRegistry.send(
        new GetAttributeGroupCommand({ attributeGroup: name }),
        { abortSignal: signal },
      );
    } catch (error) {
      if (isAwsError(error, 'ResourceNotFoundException')) {
        throw new AwsCallError(
          `The attribute group ${name} is not in AppRegistry yet: see the sync state on the attributes page, then retry the release, which continues where it stopped.`,
          true,
          error,
        );
      }
      throw explainAwsError(error, `look up the attribute group ${name}`);
    }
  }
  log.info(
    `The template associates the application of a launch with ${names.join(
      ', ',
    )}`,
  );
}
