import type { CatalogService } from '../service/CatalogService';
import type { AgentCalls } from './AgentCalls';
import { agentAction } from './agentAction';
import { capText } from './caps';
import { lifecycleNotice } from './lifecycleNotice';
import { attributesSchema, typeSchema } from './schemas';

/** Most patterns in one page. */
const MAX_PAGE = 20;
/** What is shown of a description, in characters; all of it is with the pattern. */
const MAX_DESCRIPTION = 300;

/** Action `patterns:search-patterns`: finds patterns that have an approved version. */
export function createSearchPatternsAction(options: {
  calls: AgentCalls;
  catalog: CatalogService;
}) {
  const { calls, catalog } = options;
  return agentAction({
    name: 'search-patterns',
    title: 'Search approved patterns',
    description: `Finds approved, secure-by-design AWS infrastructure patterns: CloudFormation templates and CDK construct libraries. Words are looked for in name, title, description, README, attributes and resource types; a pattern has all of them. Search here before you write infrastructure of your own, then call get-pattern with a name. A page has at most ${MAX_PAGE} patterns; prefer those that are not deprecated.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          words: z
            .string()
            .max(200)
            .optional()
            .describe('Words to look for, such as "dynamodb backup"'),
          type: typeSchema(z).optional(),
          attributes: z
            .array(z.string().max(241))
            .max(20)
            .optional()
            .describe(
              'Attributes as KEY:VALUE, such as Data:PII; of one key any, of several keys all. list-attributes knows them',
            ),
          resourceTypes: z
            .array(z.string().max(200))
            .max(20)
            .optional()
            .describe(
              'CloudFormation types of which it has any, such as AWS::DynamoDB::Table',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MAX_PAGE)
            .optional()
            .describe('Patterns in the page, 10 unless set'),
          cursor: z
            .string()
            .max(1000)
            .optional()
            .describe('nextCursor of the page before, with the same filters'),
        }),
      output: z =>
        z.object({
          patterns: z.array(
            z.object({
              notice: z
                .string()
                .optional()
                .describe('Read this first: why not to use it'),
              name: z.string().describe('Name, for get-pattern'),
              title: z.string().describe('What it builds, in a few words'),
              type: typeSchema(z),
              description: z.string().describe('What it is for'),
              owner: z.string().describe('Entity ref of who owns it'),
              latestVersion: z
                .string()
                .optional()
                .describe('The version to use'),
              attributes: attributesSchema(z),
            }),
          ),
          nextCursor: z
            .string()
            .optional()
            .describe('Cursor of the next page; absent after the last one'),
        }),
    },
    examples: [
      {
        title: 'Find a table with backups',
        input: { words: 'dynamodb backup', type: 'CFN' },
      },
      {
        title: 'Find what may hold personal data in a bucket',
        input: {
          attributes: ['Data:PII'],
          resourceTypes: ['AWS::S3::Bucket'],
        },
      },
    ],
    action: ({ input, credentials }) =>
      calls.run(
        {
          eventId: 'agent-search-patterns',
          meta: { words: input.words },
          counts: 'reads by agents',
          credentials,
        },
        async person => {
          const { items, nextCursor } = await catalog.listPatterns(
            {
              search: input.words,
              type: input.type && [input.type],
              attribute: input.attributes,
              resourceType: input.resourceTypes,
              lifecycle: ['active', 'deprecated'],
              sort: 'updated',
              order: 'desc',
              limit: input.limit ?? 10,
              cursor: input.cursor,
            },
            person,
          );
          const patterns = items.map(pattern => ({
            notice: lifecycleNotice(pattern.lifecycle),
            name: pattern.name,
            title: pattern.title,
            type: pattern.type,
            description: capText(pattern.description, MAX_DESCRIPTION),
            owner: pattern.owner,
            latestVersion: pattern.latestVersion,
            attributes: pattern.attributes,
          }));
          return { patterns, nextCursor };
        },
      ),
  });
}
