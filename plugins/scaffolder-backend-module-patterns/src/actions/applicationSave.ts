import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import { readWorkspaceFolder } from '../bundle/readWorkspaceFolder';
import { saveFolder } from '../application/saveFolder';
import { examples } from './applicationSave.examples';

/**
 * Action `patterns:application:save`: copies an app to a folder of the machine
 * that the portal runs on. For laptops and demos: it does nothing unless
 * `patterns.applications.folder` names the folder.
 * @public
 */
export function createApplicationSaveAction(options: { folder?: string }) {
  return createTemplateAction({
    id: 'patterns:application:save',
    description:
      'Copies an app to the folder that the config names; does nothing where it names none',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        application: z => z.string().describe('Name of the app, its folder'),
        path: z =>
          z
            .string()
            .optional()
            .describe('Folder in the workspace that holds it; default .'),
      },
      output: {
        folder: z =>
          z
            .string()
            .optional()
            .describe('Where it is; absent where the config names no folder'),
      },
    },
    async handler(ctx) {
      const { application, path = '.' } = ctx.input;
      if (!/^[a-z][a-z0-9-]{0,62}$/.test(application)) {
        throw new InputError(
          `application ${JSON.stringify(
            application,
          )} is no name of an app: use a-z, 0-9 and -, and start with a letter`,
        );
      }
      const content = await readWorkspaceFolder(ctx.workspacePath, path);
      if (!options.folder || ctx.isDryRun) {
        ctx.logger.info(
          ctx.isDryRun
            ? 'Dry run: nothing is saved'
            : 'patterns.applications.folder names no folder: nothing is saved',
        );
        return;
      }
      const folder = await saveFolder(options.folder, application, content);
      ctx.output('folder', folder);
      ctx.logger.info(`Saved ${content.size} files in ${folder}`);
    },
  });
}
