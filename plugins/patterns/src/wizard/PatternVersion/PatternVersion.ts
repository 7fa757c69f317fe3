import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PatternVersionField } from './PatternVersionField';
import { validatePatternVersion } from './validatePatternVersion';

/** `ui:field: PatternVersion`: a semantic version that the pattern may take next. */
export const PatternVersion = createFormField({
  name: 'PatternVersion',
  component: PatternVersionField,
  schema: makeFieldSchema({
    output: z => z.string().describe('Semantic version, such as 1.0.0'),
  }),
  validation: validatePatternVersion,
});
