import { z } from 'zod';

const textOrList = z.union([z.string(), z.array(z.string())]).optional();

const policySchema = z.object({
  Statement: z.array(
    z.looseObject({
      Effect: z.string(),
      Principal: z.unknown(),
      Action: textOrList,
      Resource: textOrList,
      Condition: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .optional(),
    }),
  ),
});

type Statement = z.infer<typeof policySchema>['Statement'][number];

/**
 * Whether a policy denies everybody every call that does not come by HTTPS.
 *
 * @param policy - as JSON
 * @param resources - ARNs without what stands before the name, each of which has to be covered
 */
export function isHttpsOnly(policy: string, resources: string[]): boolean {
  const statements = parse(policy).filter(isAboutHttp);
  return resources.every(resource =>
    statements.some(({ Resource }) =>
      toList(Resource).some(arn => arn === '*' || arn.endsWith(resource)),
    ),
  );
}

function parse(policy: string): Statement[] {
  try {
    return policySchema.parse(JSON.parse(policy)).Statement;
  } catch {
    return [];
  }
}

/** A statement with a further condition does not cover every call. */
function isAboutHttp(statement: Statement): boolean {
  const { Effect, Principal, Action, Condition = {} } = statement;
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) =>
      `${operator} ${key} ${String(value)}`.toLowerCase(),
    ),
  );
  return (
    Effect === 'Deny' &&
    isEverybody(Principal) &&
    toList(Action).some(action => /^(\*|\w+:\*)$/.test(action)) &&
    conditions.length === 1 &&
    conditions[0] === 'bool aws:securetransport false'
  );
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true;
  const { AWS } = (principal ?? {}) as { AWS?: unknown };
  return AWS === '*' || (Array.isArray(AWS) && AWS.includes('*'));
}

function toList(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
