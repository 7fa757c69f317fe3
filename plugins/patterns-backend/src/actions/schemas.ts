import type { z as zod } from 'zod/v3';

/** The `z` that the actions registry hands over. */
export type Zod = typeof zod;

/** Type of a pattern. */
export const typeSchema = (z: Zod) =>
  z
    .enum(['CFN', 'CDK'])
    .describe(
      'CFN: a CloudFormation template, a product of Service Catalog; CDK: a construct library, an npm package of CodeArtifact',
    );

/** Attributes of a pattern. */
export const attributesSchema = (z: Zod) =>
  z
    .record(z.array(z.string()))
    .describe('Values by key, such as { "Data": ["PII"] }');

/** One finding of the gate. */
export const findingSchema = (z: Zod) =>
  z.object({
    severity: z
      .enum(['error', 'warning', 'info'])
      .describe('The gate refuses a version with an error'),
    ruleId: z.string().describe('Rule that found it'),
    message: z.string().describe('What is wrong and why it matters'),
    fix: z.string().optional().describe('What to change'),
    template: z.string().describe('Path of the template'),
    resource: z.string().optional().describe('Logical id of the resource'),
    path: z.string().optional().describe('Path of the property'),
    line: z.number().optional().describe('Line in the template'),
    helpUrl: z.string().optional().describe('More about the rule'),
  });

/** How many were left out of a list. */
export const leftSchema = (z: Zod, of: string) =>
  z.number().describe(`${of} that were left out of the answer`);
