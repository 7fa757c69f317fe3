import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { PatternOwnerField } from './PatternOwnerField';
import { validatePatternOwner } from './validatePatternOwner';

/** `ui:field: PatternOwner`: the group or person who looks after a pattern. */
export const PatternOwner = createFormField({
  name: 'PatternOwner',
  component: PatternOwnerField,
  schema: makeFieldSchema({
    output: z => z.string().describe('Entity ref of a group or a user'),
  }),
  validation: validatePatternOwner,
});
