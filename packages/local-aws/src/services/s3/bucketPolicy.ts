import { AwsError } from '../../core/AwsError';

interface Statement {
  Effect?: string;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/** Conditions that make a statement for everybody one for somebody, by S3's user guide. */
const NARROWING = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
];

function statementsOf(policy: string): Statement[] {
  let document;
  try {
    document = JSON.parse(policy);
  } catch {
    document = undefined;
  }
  const statements: Statement[] = [document?.Statement ?? []].flat();
  if (statements.length > 0 && statements.every(isStatement)) return statements;
  throw new AwsError(
    'MalformedPolicy',
    'This policy contains invalid Json, or a Statement without Effect, Principal, Action and Resource.',
  );
}

function isStatement(statement: Statement): boolean {
  const required = ['Effect', 'Principal', 'Action', 'Resource'];
  return required.every(name => Object.hasOwn(statement, name));
}

function isForEverybody({ Effect, Principal, Condition }: Statement): boolean {
  if (Effect !== 'Allow') return false;
  const names = Object.values(Principal as object).flat();
  if (Principal !== '*' && !names.includes('*')) return false;
  const keys = Object.values(Condition ?? {}).flatMap(one => Object.keys(one));
  return !keys.some(key => NARROWING.includes(key.toLowerCase()));
}

/**
 * Whether a bucket policy lets everybody in.
 *
 * @throws AwsError MalformedPolicy
 */
export function isPublicPolicy(policy: string): boolean {
  return statementsOf(policy).some(isForEverybody);
}

/** The error for a bucket without a policy. */
export function noSuchPolicy(): AwsError {
  return new AwsError(
    'NoSuchBucketPolicy',
    'The bucket policy does not exist',
    404,
  );
}
