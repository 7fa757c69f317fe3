import { createHash } from 'node:crypto';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ConflictError, InputError } from '@backstage/errors';
import {
  connectForRelease,
  type PatternsConnection,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { SERVICE_CATALOG_CONFIG_KEY } from '../serviceCatalog/ServiceCatalogConfig';
import type { PublishRequest } from '../serviceCatalog/PublishContext';
import type { TargetPublisher } from '../release/PublishTarget';
import { publishToTargets } from '../release/publishToTargets';
import { recordTargets } from '../backend/recordTargets';
import { examples } from './publishServiceCatalog.examples';
import { publishSchema } from './publishSchema';

/**
 * Action `patterns:publish:service-catalog`: publishes an approved
 * CloudFormation pattern. What is published comes from the patterns back end
 * by the task's id, never from the task.
 * @public
 */
export function createPublishServiceCatalogAction(
  options: PatternsConnectionOptions & {
    /** One of each target; none when the config has no section for it. */
    publishers: TargetPublisher<PublishRequest>[];
  },
) {
  return createTemplateAction({
    id: 'patterns:publish:service-catalog',
    description:
      'Publishes an approved CloudFormation pattern as an AWS Service Catalog product',
    examples,
    schema: publishSchema,
    async handler(ctx) {
      const { name, version, digest } = ctx.input;
      const { publishers } = options;
      if (publishers.length === 0) {
        throw new InputError(
          `The portal has no Service Catalog to publish to: add the config section ${SERVICE_CATALOG_CONFIG_KEY}, then retry the release`,
        );
      }
      const connection = connectForRelease(options, ctx);
      const release = { name, version, taskId: ctx.task.id };
      const { template, plan } = await fetchApproved(connection, release);
      if (digest && digest !== plan.digest) {
        throw new ConflictError(
          `The approved bundle of ${name} ${version} is sha256:${plan.digest}, the task started with sha256:${digest}: start the release again`,
        );
      }
      const sha256 = createHash('sha256').update(template).digest('hex');
      const firstSha256 = await ctx.checkpoint({
        key: `template.${name}.${version}.${plan.digest}`,
        fn: async () => sha256,
      });
      if (sha256 !== firstSha256) {
        throw new ConflictError(
          `The template of the bundle sha256:${plan.digest} was sha256:${firstSha256} and is now sha256:${sha256}, though a bundle never changes: nothing was published, check the bundle store`,
        );
      }
      const publications = await publishToTargets({
        publishers,
        request: { ...plan, version, patternName: name, template },
        published: plan.publications,
        record: recordTargets(connection, release),
        log: ctx.logger,
        signal: ctx.signal,
      });
      ctx.output('publications', publications);
    },
  });
}

async function fetchApproved(
  { client, call }: PatternsConnection,
  { name, version, taskId }: { name: string; version: string; taskId: string },
) {
  const ref = { patternName: name, version };
  try {
    const plan = await client.startRelease(ref, { taskId }, await call());
    if (plan.type !== 'CFN') {
      throw new InputError(
        `${name} is of type ${plan.type}, and Service Catalog takes CFN: run this step only for CFN`,
      );
    }
    const bytes = await client.getReleaseTemplate(
      ref,
      { taskId },
      await call(),
    );
    return { plan, template: Buffer.from(bytes) };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw explainBackendError(
      error,
      `fetch the approved template of ${name} ${version}`,
    );
  }
}
