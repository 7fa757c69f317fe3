import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PatternContentField } from './PatternContentField';
import { validatePatternContent } from './validatePatternContent';

/** `ui:field: PatternContent`: the files of a submission, or where they are. */
export const PatternContent = createFormField({
  name: 'PatternContent',
  component: PatternContentField,
  schema: makeFieldSchema({
    output: z =>
      z.object({
        source: z
          .enum(['starter', 'paste', 'upload', 'repository', 'version'])
          .describe('Decides what counts: url for repository, else files'),
        starter: z.string().optional().describe('Name of the starter'),
        files: z
          .record(
            z.union([
              z.object({ text: z.string() }),
              z.object({ base64: z.string() }),
            ]),
          )
          .optional()
          .describe('Files by their path in the bundle'),
        url: z.string().optional().describe('Folder of a repository'),
        from: z
          .object({ patternName: z.string(), version: z.string() })
          .optional()
          .describe('Version whose files are the start'),
      }),
  }),
  validation: validatePatternContent,
});
