import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Publish the package that the release has started with',
    example: stringify({
      steps: [
        {
          id: 'publish-package',
          name: 'Publish to AWS CodeArtifact',
          if: "${{ steps.start.output.type === 'CDK' }}",
          action: 'patterns:publish:codeartifact',
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
