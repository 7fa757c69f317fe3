import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import {
  checkSubmission,
  describeProblem,
  type Submission,
} from '@apo/backstage-plugin-patterns-common';
import { packBundle } from '@apo/backstage-plugin-patterns-node';
import {
  connectToPatterns,
  type PatternsConnectionOptions,
} from '../backend/connectToPatterns';
import { followBuild } from '../backend/followBuild';
import { sendSubmission } from '../backend/sendSubmission';
import { checkTemplate } from '../bundle/checkTemplate';
import { decodeFiles } from '../bundle/decodeFiles';
import { readWorkspaceFolder } from '../bundle/readWorkspaceFolder';
import { checkAttributeWords } from './checkAttributeWords';
import { examples } from './submit.examples';

/**
 * Action `patterns:submit`: packs files into a bundle and submits it as a
 * version. It can be repeated: what an earlier attempt recorded is a success.
 * @public
 */
export function createSubmitAction(options: PatternsConnectionOptions) {
  return createTemplateAction({
    id: 'patterns:submit',
    description: 'Submits a version of a pattern for validation and review',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pattern, its identity'),
        version: z => z.string().describe('Semantic version, such as 1.0.0'),
        title: z => z.string().describe('What it builds, in a few words'),
        type: z =>
          z
            .enum(['CFN', 'CDK'])
            .describe('CFN: CloudFormation template; CDK: construct library'),
        description: z =>
          z.string().optional().describe('What it is for, and for whom'),
        owner: z =>
          z.string().describe('Entity ref of the group or user who owns it'),
        notes: z =>
          z.string().optional().describe('What is new in this version'),
        sourceUrl: z =>
          z.string().optional().describe('Where the source is kept'),
        attributes: z =>
          z
            .record(z.array(z.string()))
            .optional()
            .describe(
              'Values by key of the attributes that the pattern is to carry, such as Data: [PII]; those that it has stay without this',
            ),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder in the workspace that holds the files; default .',
            ),
        files: z =>
          z
            .record(
              z.union([
                z.object({ text: z.string() }).strict(),
                z.object({ base64: z.string() }).strict(),
              ]),
            )
            .optional()
            .describe(
              'Files instead of a folder: path in the bundle to { text } or { base64 }',
            ),
      },
      output: {
        digest: z => z.string().describe('sha256 that names the bundle'),
        state: z => z.string().describe('Where the version stands'),
        versionUrl: z => z.string().describe('Page of the version'),
      },
    },
    async handler(ctx) {
      const { name, path, files, ...fields } = ctx.input;
      checkFields(name, fields);
      const content = files
        ? decodeFiles(files)
        : await readWorkspaceFolder(ctx.workspacePath, path ?? '.');
      const { digest, tar } = await packBundle(content);
      if (fields.type === 'CFN') checkTemplate(content);
      ctx.logger.info(`Packed ${content.size} files as sha256:${digest}`);
      ctx.output('digest', digest);
      ctx.output('versionUrl', `/patterns/${name}/versions/${fields.version}`);
      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: the version is well formed; nothing is sent');
        ctx.output('state', 'dry-run');
        return;
      }
      const connection = connectToPatterns(options, ctx);
      const submitted = await ctx.checkpoint({
        key: `submit.${name}.${fields.version}.${digest}`,
        fn: () =>
          sendSubmission(connection, {
            name,
            tar,
            submission: { ...fields, digest },
            submitter: ctx.user?.ref,
          }),
      });
      ctx.logger.info(`${name} ${fields.version} is ${submitted}`);
      const state =
        (fields.type === 'CDK' &&
          (await followBuild(
            connection,
            { patternName: name, version: fields.version },
            { log: ctx.logger, signal: ctx.signal },
          ))) ||
        submitted;
      ctx.output('state', state);
    },
  });
}

function checkFields(name: string, fields: Omit<Submission, 'digest'>) {
  const problems = [
    ...checkSubmission(name, { ...fields, digest: '' }),
    ...checkAttributeWords(fields.attributes ?? {}),
  ];
  if (problems.length) {
    throw new InputError(problems.map(describeProblem).join('; '));
  }
}
