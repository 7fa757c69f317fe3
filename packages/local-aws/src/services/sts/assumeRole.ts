import { notImplemented } from '../../core/AwsError';
import {
  parseSessionPolicy,
  SessionPolicy,
} from '../../core/authorization/SessionPolicy';
import { newId } from '../../core/ids';
import { invalidMember } from '../../core/validation/invalidMember';

/** Who a set of temporary credentials stands for. */
export interface RoleSession {
  accessKeyId: string;
  accountId: string;
  assumedRoleArn: string;
  assumedRoleId: string;
  /** What the session may do at most; absent: everything. */
  policy?: SessionPolicy;
}

const ROLE = /^arn:aws:iam::(\d{12}):role\/(?:.+\/)?([\w+=,.@-]+)$/;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
/** Of a session policy, in characters. */
const MAX_POLICY_LENGTH = 2048;
const MIN_SECONDS = 900;
const MAX_SECONDS = 43_200;
const PARAMETERS = [
  'Action',
  'Version',
  'RoleArn',
  'RoleSessionName',
  'DurationSeconds',
  'Policy',
  'ExternalId',
];

function readPolicy(policy: string | null): SessionPolicy | undefined {
  if (policy === null) return undefined;
  if (policy.length > MAX_POLICY_LENGTH) {
    throw invalidMember(
      'policy',
      `Member must have length less than or equal to ${MAX_POLICY_LENGTH}`,
    );
  }
  return parseSessionPolicy(policy);
}

function readSeconds(form: URLSearchParams): number {
  const seconds = Number(form.get('DurationSeconds') ?? 3600);
  if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS)) {
    throw invalidMember(
      'durationSeconds',
      `Member must have value from ${MIN_SECONDS} to ${MAX_SECONDS}`,
    );
  }
  return seconds;
}

/**
 * Issues temporary credentials for any role. The role need not exist: its own
 * policies are not here, only a session policy narrows what its session may do.
 *
 * @throws AwsError if a parameter is malformed, or is one that is not here
 */
export function assumeRole(form: URLSearchParams) {
  for (const name of form.keys()) {
    const isTag = /^(Tags|TransitiveTagKeys)\.member\./.test(name);
    if (!PARAMETERS.includes(name) && !isTag) throw notImplemented(name);
  }
  const roleArn = form.get('RoleArn') ?? '';
  const sessionName = form.get('RoleSessionName') ?? '';
  const [, accountId, roleName] = ROLE.exec(roleArn) ?? [];
  if (!roleName)
    throw invalidMember('roleArn', 'Member must be the ARN of a role');
  if (!SESSION_NAME.test(sessionName)) {
    throw invalidMember(
      'roleSessionName',
      'Member must match [\\w+=,.@-]{2,64}',
    );
  }
  const policy = readPolicy(form.get('Policy'));
  const expires = Date.now() + readSeconds(form) * 1000;
  const accessKeyId = newId('ASIA', 16).toUpperCase();
  const assumedRoleArn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  const assumedRoleId = `AROALOCALLOCALLOCAL00:${sessionName}`;
  const session: RoleSession = {
    accessKeyId,
    accountId,
    assumedRoleArn,
    assumedRoleId,
    policy,
  };
  const result = {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: newId('', 40),
      SessionToken: newId('', 120),
      Expiration: new Date(expires).toISOString(),
    },
    AssumedRoleUser: { Arn: assumedRoleArn, AssumedRoleId: assumedRoleId },
  };
  return { session, result };
}
