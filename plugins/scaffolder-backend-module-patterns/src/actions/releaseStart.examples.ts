import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Start the release that the portal created this task for',
    example: stringify({
      steps: [
        {
          id: 'start',
          name: 'Start the release',
          action: 'patterns:release:start',
          input: {
            name: '${{ parameters.name }}',
            version: '${{ parameters.version }}',
            releaseKey: '${{ secrets.releaseKey }}',
          },
        },
      ],
    }),
  },
];
