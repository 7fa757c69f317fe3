import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Record where the version went',
    example: stringify({
      steps: [
        {
          id: 'finish',
          name: 'Record the publication',
          action: 'patterns:release:finish',
          input: {
            name: '${{ parameters.name }}',
            version: '${{ parameters.version }}',
            publications: '${{ steps.publish.output.publications }}',
          },
        },
      ],
    }),
  },
];
