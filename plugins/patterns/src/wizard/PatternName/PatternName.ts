import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PatternNameField } from './PatternNameField';
import { validatePatternName } from './validatePatternName';

/** `ui:field: PatternName`: a pattern's name, well formed and free. */
export const PatternName = createFormField({
  name: 'PatternName',
  component: PatternNameField,
  schema: makeFieldSchema({
    output: z => z.string().describe('Name of the pattern, its identity'),
  }),
  validation: validatePatternName,
});
