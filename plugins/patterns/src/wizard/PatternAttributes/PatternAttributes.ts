import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PatternAttributesField } from './PatternAttributesField';
import { validatePatternAttributes } from './validatePatternAttributes';

/** `ui:field: PatternAttributes`: the attributes that a pattern carries. */
export const PatternAttributes = createFormField({
  name: 'PatternAttributes',
  component: PatternAttributesField,
  schema: makeFieldSchema({
    output: z => z.record(z.array(z.string())).describe('Values by key'),
    uiOptions: z =>
      z.object({
        type: z
          .enum(['CFN', 'CDK'])
          .optional()
          .describe('Type of the pattern, which keys may be required for'),
      }),
  }),
  validation: validatePatternAttributes,
});
