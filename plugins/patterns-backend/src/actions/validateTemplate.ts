import {
  MAX_TEMPLATE_BYTES,
  type Finding,
} from '@apo/backstage-plugin-patterns-common';
import { FieldError } from '../service/FieldError';
import type { ValidationService } from '../service/ValidationService';
import type { AgentCalls } from './AgentCalls';
import { agentAction } from './agentAction';
import { findingSchema, leftSchema } from './schemas';
import { showFindings } from './showFindings';

/** Action `patterns:validate-template`: what the gate would say of a template. */
export function createValidateTemplateAction(options: {
  calls: AgentCalls;
  validation: ValidationService;
}) {
  const { calls, validation } = options;
  return agentAction({
    name: 'validate-template',
    title: 'Validate a template against the gate',
    description:
      'Says what the policy gate would say of a CloudFormation template: schema, lint and security rules, with the fix of each finding. Nothing is kept. Mend every error before submit-version: the gate refuses a version that has one. For publishers.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          template: z
            .string()
            .describe('The template as YAML or JSON, at most 1 MiB'),
        }),
      output: z =>
        z.object({
          passed: z.boolean().describe('Whether the gate would let it pass'),
          errors: z.number().describe('Findings that close the gate'),
          findings: z
            .array(findingSchema(z))
            .describe('The most severe first, 50 at most'),
          findingsLeft: leftSchema(z, 'Findings'),
        }),
    },
    examples: [
      {
        title: 'Validate a queue',
        input: {
          template:
            'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: true\n',
        },
      },
    ],
    action: ({ input: { template }, credentials }) =>
      calls.run(
        {
          eventId: 'agent-validate-template',
          meta: {},
          counts: 'validations',
          credentials,
        },
        async person => {
          demandSize(template);
          const stages = await Promise.all([
            validation.validate(template, 'lint', person),
            validation.validate(template, 'policy', person),
          ]);
          const findings: Finding[] = stages.flatMap(s => s.findings);
          return {
            passed: stages.every(s => s.passed),
            errors: findings.filter(f => f.severity === 'error').length,
            ...showFindings(findings),
          };
        },
      ),
  });
}

function demandSize(template: string) {
  if (Buffer.byteLength(template) <= MAX_TEMPLATE_BYTES) return;
  throw new FieldError([
    {
      field: 'template',
      rule: 'has at most 1 MiB, what Service Catalog takes',
      fix: 'split the template, or move data out of it',
    },
  ]);
}
