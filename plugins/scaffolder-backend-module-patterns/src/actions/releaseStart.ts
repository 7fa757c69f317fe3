import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  connectForRelease,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { examples } from './releaseStart.examples';

/**
 * Action `patterns:release:start`: claims an approved version for this task
 * and tells what to publish. Only the task that the patterns back end started
 * is admitted; it may be repeated.
 * @public
 */
export function createReleaseStartAction(options: PatternsConnectionOptions) {
  return createTemplateAction({
    id: 'patterns:release:start',
    description:
      'Starts the release of an approved version; only for the task that the portal started for it',
    examples,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pattern'),
        version: z => z.string().describe('Version to release'),
        releaseKey: z =>
          z
            .string()
            .optional()
            .describe('Secret of the release, from the secrets of the task'),
      },
      output: {
        digest: z => z.string().describe('sha256 of the approved bundle'),
        type: z => z.enum(['CFN', 'CDK']).describe('Type of the pattern'),
        templatePath: z =>
          z.string().optional().describe('Template in the bundle, for CFN'),
        packageName: z =>
          z.string().optional().describe('Name of the npm package, for CDK'),
        title: z => z.string().describe('Title of the pattern'),
        description: z => z.string().describe('Description of the pattern'),
        owner: z => z.string().describe('Entity ref of the owner'),
        attributes: z =>
          z
            .record(z.array(z.string()))
            .describe('Values by key of the attributes of the pattern'),
        notes: z => z.string().optional().describe('What is new'),
        previous: z =>
          z
            .array(z.record(z.string()))
            .describe('Where other versions went, the newest of each target'),
      },
    },
    async handler(ctx) {
      const { name, version, releaseKey } = ctx.input;
      const { client, call } = connectForRelease(options, ctx);
      const ref = { patternName: name, version };
      const body = {
        taskId: ctx.task.id,
        // A task without the secret renders an empty text.
        ...(releaseKey && { releaseKey }),
      };
      const plan = await client
        .startRelease(ref, body, await call())
        .catch(error => {
          throw explainBackendError(
            error,
            `start the release of ${name} ${version}`,
          );
        });
      ctx.logger.info(`Releasing ${name} ${version}, sha256:${plan.digest}`);
      ctx.output('digest', plan.digest);
      ctx.output('type', plan.type);
      if (plan.templatePath) ctx.output('templatePath', plan.templatePath);
      if (plan.package) ctx.output('packageName', plan.package.name);
      ctx.output('title', plan.title);
      ctx.output('description', plan.description);
      ctx.output('owner', plan.owner);
      ctx.output('attributes', plan.attributes);
      if (plan.notes) ctx.output('notes', plan.notes);
      ctx.output('previous', plan.previous);
    },
  });
}
