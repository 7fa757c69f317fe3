import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Submit a folder of the workspace',
    example: stringify({
      steps: [
        {
          id: 'submit',
          name: 'Submit for validation and review',
          action: 'patterns:submit',
          input: {
            name: 'encrypted-bucket',
            version: '1.0.0',
            title: 'Encrypted bucket',
            type: 'CFN',
            owner: 'group:default/platform',
            path: 'bundle',
          },
        },
      ],
    }),
  },
  {
    description: 'Submit files of the wizard',
    example: stringify({
      steps: [
        {
          id: 'submit',
          name: 'Submit for validation and review',
          action: 'patterns:submit',
          input: {
            name: 'encrypted-bucket',
            version: '1.1.0',
            title: 'Encrypted bucket',
            type: 'CFN',
            owner: 'group:default/platform',
            notes: 'Keeps old versions of objects',
            attributes: { Data: ['PII'], Stage: ['Test', 'Prod'] },
            files: '${{ parameters.content.files }}',
          },
        },
      ],
    }),
  },
];
