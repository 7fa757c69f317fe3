import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ConflictError, InputError } from '@backstage/errors';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import {
  connectForRelease,
  type PatternsConnection,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { CODEARTIFACT_CONFIG_KEY } from '../codeArtifact/CodeArtifactConfig';
import type { PackageRequest } from '../codeArtifact/PackageContext';
import type { TargetPublisher } from '../release/PublishTarget';
import { publishToTargets } from '../release/publishToTargets';
import { recordTargets } from '../backend/recordTargets';
import { examples } from './publishCodeArtifact.examples';
import { publishSchema } from './publishSchema';

/**
 * Action `patterns:publish:codeartifact`: publishes the package of an approved
 * CDK pattern, byte for byte as it was reviewed. What is published comes from
 * the patterns back end by the task's id, never from the task.
 * @public
 */
export function createPublishCodeArtifactAction(
  options: PatternsConnectionOptions & {
    /** One of each target; none when the config has no section for it. */
    publishers: TargetPublisher<PackageRequest>[];
  },
) {
  return createTemplateAction({
    id: 'patterns:publish:codeartifact',
    description:
      'Publishes an approved CDK pattern as an npm package in AWS CodeArtifact',
    examples,
    schema: publishSchema,
    async handler(ctx) {
      const { name, version, digest } = ctx.input;
      const { publishers } = options;
      if (publishers.length === 0) {
        throw new InputError(
          `The portal has no CodeArtifact repository to publish to: add the config section ${CODEARTIFACT_CONFIG_KEY}, then retry the release`,
        );
      }
      const connection = connectForRelease(options, ctx);
      const release = { name, version, taskId: ctx.task.id };
      const { request, published } = await fetchApproved(connection, release);
      if (digest && digest !== request.digest) {
        throw new ConflictError(
          `The approved bundle of ${name} ${version} is sha256:${request.digest}, the task started with sha256:${digest}: start the release again`,
        );
      }
      const publications = await publishToTargets({
        publishers,
        request,
        published,
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
): Promise<{ request: PackageRequest; published: Publication[] }> {
  const ref = { patternName: name, version };
  try {
    const plan = await client.startRelease(ref, { taskId }, await call());
    if (plan.type !== 'CDK' || !plan.package) {
      throw new InputError(
        `${name} is of type ${plan.type}, and CodeArtifact takes the package of a CDK pattern: run this step only for CDK`,
      );
    }
    const bytes = await client.getReleasePackage(ref, { taskId }, await call());
    const request = {
      patternName: name,
      version,
      digest: plan.digest,
      packageName: plan.package.name,
      integrity: plan.package.integrity,
      tarball: Buffer.from(bytes),
    };
    return { request, published: plan.publications };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw explainBackendError(
      error,
      `fetch the approved package of ${name} ${version}`,
    );
  }
}
