import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Look up the package of a CDK pattern',
    example: stringify({
      steps: [
        {
          id: 'package',
          name: 'Look up the package',
          action: 'patterns:package:get',
          input: { name: 'event-fan-out', version: '1.0.0' },
        },
      ],
    }),
  },
];
