import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  connectToPatterns,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { explainBackendError } from '../backend/explainBackendError';
import { examples } from './applicationRecord.examples';

/**
 * Action `patterns:application:record`: tells the portal that an app depends on
 * the package of a version, in the name of the person who started the task. To
 * repeat it changes nothing.
 * @public
 */
export function createApplicationRecordAction(
  options: PatternsConnectionOptions,
) {
  return createTemplateAction({
    id: 'patterns:application:record',
    description: 'Records an app that depends on the package of a CDK pattern',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pattern'),
        version: z => z.string().describe('Version that the app depends on'),
        application: z =>
          z.string().describe('Name of the app; one of each by each person'),
        url: z =>
          z.string().optional().describe('Where the repository of the app is'),
      },
      output: {
        launchId: z => z.string().describe('Id of the use'),
        launchUrl: z => z.string().describe('Page of the use'),
      },
    },
    async handler(ctx) {
      const { name, version, application, url } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: ${application} is not recorded`);
        return;
      }
      const { client, call } = connectToPatterns(options, ctx);
      const launch = await client.launches
        .recordApplication(
          { patternName: name, version },
          { name: application, ...(url && { url }) },
          await call(),
        )
        .catch(error => {
          throw explainBackendError(
            error,
            `record that ${application} uses ${name} ${version}`,
          );
        });
      ctx.output('launchId', launch.id);
      ctx.output('launchUrl', `/patterns/launches/${launch.id}`);
      ctx.logger.info(`Recorded that ${application} uses ${name} ${version}`);
    },
  });
}
