import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Keep the app in the folder that the config names',
    example: stringify({
      steps: [
        {
          id: 'save',
          name: 'Save the app',
          action: 'patterns:application:save',
          input: { application: 'orders', path: 'app' },
        },
      ],
    }),
  },
];
