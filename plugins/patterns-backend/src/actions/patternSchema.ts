import {
  attributesSchema,
  findingSchema,
  leftSchema,
  typeSchema,
} from './schemas';
import type { Zod } from './schemas';

const useSchema = (z: Zod) =>
  z.object({
    region: z.string(),
    accountId: z.string(),
    how: z.string().describe('What to do'),
    resource: z
      .object({
        Type: z.string(),
        Properties: z.object({
          ProductId: z.string().optional(),
          ProvisioningArtifactName: z.string(),
          PathName: z.string().optional(),
        }),
      })
      .optional()
      .describe('A CloudFormation resource that provisions it'),
    install: z.string().optional().describe('The command that installs it'),
    package: z.string().optional().describe('Name of the npm package'),
    domain: z.string().optional().describe('CodeArtifact domain'),
    repository: z.string().optional().describe('CodeArtifact repository'),
  });

const parameterSchema = (z: Zod) =>
  z.object({
    name: z.string(),
    type: z.string(),
    required: z.boolean().describe('Whether it has no default'),
    description: z.string().optional(),
    default: z.string().optional(),
    allowedValues: z.array(z.string()).optional(),
    secret: z
      .boolean()
      .optional()
      .describe('Never write its value into a file or an answer'),
  });

const exportSchema = (z: Zod) =>
  z.object({
    name: z.string(),
    kind: z.string(),
    construct: z
      .boolean()
      .optional()
      .describe('Whether it is created with scope and id'),
    docs: z.string().optional(),
    members: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        optional: z.boolean().optional(),
        docs: z.string().optional(),
        default: z.string().optional(),
      }),
    ),
  });

/** What `patterns:get-pattern` answers; the notice comes first. */
export const patternSchema = (z: Zod) =>
  z.object({
    notice: z
      .string()
      .optional()
      .describe('Read this first: why not to use this version'),
    name: z.string().describe('Name of the pattern'),
    title: z.string().describe('What it builds, in a few words'),
    type: typeSchema(z),
    description: z.string().describe('What it is for'),
    owner: z.string().describe('Entity ref of who owns it'),
    attributes: attributesSchema(z),
    page: z.string().describe('Path of the page in the portal'),
    version: z.string().describe('The version that this is about'),
    state: z.string().describe('published: approved, and to be used'),
    successor: z
      .string()
      .optional()
      .describe('Name of the pattern to use instead'),
    notes: z.string().optional().describe('What is new in it'),
    problem: z.string().optional().describe('Why its last step failed'),
    reviewComment: z.string().optional().describe('What the reviewer said'),
    versions: z
      .array(z.object({ version: z.string(), state: z.string() }))
      .describe('Versions, newest first, 20 at most'),
    use: z.array(useSchema(z)).describe('Where and how to use it'),
    findings: z
      .object({
        error: z.number(),
        warning: z.number(),
        info: z.number(),
        rulesChecked: z.number(),
      })
      .optional()
      .describe('What the gate found, by severity'),
    openFindings: z
      .array(findingSchema(z))
      .optional()
      .describe('What to mend, of a version that is not approved'),
    resourceTypes: z.array(z.string()).describe('CloudFormation types in it'),
    parameters: z
      .array(parameterSchema(z))
      .optional()
      .describe('Of the template; those that must be given first'),
    parametersLeft: leftSchema(z, 'Parameters').optional(),
    exports: z
      .array(exportSchema(z))
      .optional()
      .describe('Of the package: constructs first'),
    exportsLeft: leftSchema(z, 'Exports').optional(),
    readme: z.string().optional().describe('README, as Markdown'),
    usage: z.string().optional().describe('How its author says to use it'),
  });
