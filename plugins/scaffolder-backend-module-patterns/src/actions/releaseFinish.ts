import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  connectForRelease,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { publicationSchema } from './publicationSchema';
import { examples } from './releaseFinish.examples';

/**
 * Action `patterns:release:finish`: tells the patterns back end where the
 * version went. It may be repeated.
 * @public
 */
export function createReleaseFinishAction(options: PatternsConnectionOptions) {
  return createTemplateAction({
    id: 'patterns:release:finish',
    description:
      'Records where a version was published, which ends its release',
    examples,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pattern'),
        version: z => z.string().describe('Version that was published'),
        publications: z =>
          z
            .array(publicationSchema(z))
            .optional()
            .describe('Output of the step that published it, by target'),
      },
      output: {
        state: z => z.string().describe('Where the version stands'),
        versionUrl: z => z.string().describe('Page of the version'),
      },
    },
    async handler(ctx) {
      const { name, version, publications } = ctx.input;
      if (!publications?.length) {
        throw new InputError(
          `publications are missing: no step of this release published ${name} ${version}, so add one for the pattern’s type to the template`,
        );
      }
      const { client, call } = connectForRelease(options, ctx);
      const { state } = await client
        .finishRelease(
          { patternName: name, version },
          { taskId: ctx.task.id, publications },
          await call(),
        )
        .catch(error => {
          throw explainBackendError(
            error,
            `finish the release of ${name} ${version}`,
          );
        });
      ctx.logger.info(`${name} ${version} is ${state}`);
      ctx.output('state', state);
      ctx.output('versionUrl', `/patterns/${name}/versions/${version}`);
    },
  });
}
