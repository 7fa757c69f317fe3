import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Publish the version that the release has started with',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish to AWS Service Catalog',
          if: "${{ steps.start.output.type === 'CFN' }}",
          action: 'patterns:publish:service-catalog',
          input: {
            name: '${{ parameters.name }}',
            version: '${{ parameters.version }}',
            digest: '${{ steps.start.output.digest }}',
          },
        },
      ],
    }),
  },
];
