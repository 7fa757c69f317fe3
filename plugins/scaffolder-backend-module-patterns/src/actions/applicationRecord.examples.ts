import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Record an app that depends on the package of a pattern',
    example: stringify({
      steps: [
        {
          id: 'record',
          name: 'Record the use',
          action: 'patterns:application:record',
          input: {
            name: 'event-fan-out',
            version: '1.0.0',
            application: 'orders',
            url: '${{ steps.publish.output.remoteUrl }}',
          },
        },
      ],
    }),
  },
];
