import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ConflictError, InputError } from '@backstage/errors';
import {
  connectForRelease,
  type PatternsConnection,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { CODEARTIFACT_CONFIG_KEY } from '../codeArtifact/CodeArtifactConfig';
import type {
  CodeArtifactPublisher,
  PackageRequest,
} from '../codeArtifact/CodeArtifactPublisher';
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
    /** Undefined when the config has no section for it. */
    publisher?: CodeArtifactPublisher;
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
      const { publisher } = options;
      if (!publisher) {
        throw new InputError(
          `The portal has no CodeArtifact repository to publish to: add the config section ${CODEARTIFACT_CONFIG_KEY}, then retry the release`,
        );
      }
      const request = await fetchApproved(connectForRelease(options, ctx), {
        name,
        version,
        taskId: ctx.task.id,
      });
      if (digest && digest !== request.digest) {
        throw new ConflictError(
          `The approved bundle of ${name} ${version} is sha256:${request.digest}, the task started with sha256:${digest}: start the release again`,
        );
      }
      const publication = await publisher.publish(request, {
        log: ctx.logger,
        signal: ctx.signal,
      });
      ctx.output('publication', publication);
    },
  });
}

async function fetchApproved(
  { client, call }: PatternsConnection,
  { name, version, taskId }: { name: string; version: string; taskId: string },
): Promise<PackageRequest> {
  const ref = { patternName: name, version };
  try {
    const plan = await client.startRelease(ref, { taskId }, await call());
    if (plan.type !== 'CDK' || !plan.package) {
      throw new InputError(
        `${name} is of type ${plan.type}, and CodeArtifact takes the package of a CDK pattern: run this step only for CDK`,
      );
    }
    const bytes = await client.getReleasePackage(ref, { taskId }, await call());
    return {
      patternName: name,
      version,
      digest: plan.digest,
      packageName: plan.package.name,
      integrity: plan.package.integrity,
      tarball: Buffer.from(bytes),
    };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw explainBackendError(
      error,
      `fetch the approved package of ${name} ${version}`,
    );
  }
}
