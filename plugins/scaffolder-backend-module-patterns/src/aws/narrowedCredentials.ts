import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { explainAwsError } from './explainAwsError';
import type { PublisherRole } from './PublisherRole';
import type { SessionPolicy } from './SessionPolicy';

/** Shortest life that STS gives a session, in seconds; longer releases get another. */
const SESSION_SECONDS = 900;
/** The SDK's clients ask for new credentials so long before these end, in milliseconds. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** One release, as CloudTrail shall show it. */
export type ReleaseName = { patternName: string; version: string };

/** Credentials as SDK clients take them. */
export type NarrowedCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
};

/**
 * Credentials of the publisher's role for one release, narrowed by a policy and
 * renewed when it takes long.
 *
 * @returns a provider that throws AwsCallError when the role cannot be assumed.
 */
export function narrowedCredentials(options: {
  sts: STSClient;
  role: PublisherRole;
  release: ReleaseName;
  policy: SessionPolicy;
}): () => Promise<NarrowedCredentials> {
  let current: Promise<NarrowedCredentials> | undefined;
  const assume = () => {
    current = assumeRole(options);
    return current;
  };
  return async () => {
    const known = await current?.catch(() => undefined);
    if (!known || isEnding(known)) return assume();
    return known;
  };
}

/** Name of the session of a release: 2-64 characters of `[\w+=,.@-]` (STS API, AssumeRole). */
export function sessionName({ patternName, version }: ReleaseName): string {
  return `patterns-${patternName}-${version}`
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(0, 64);
}

async function assumeRole({
  sts,
  role,
  release,
  policy,
}: Parameters<typeof narrowedCredentials>[0]): Promise<NarrowedCredentials> {
  try {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: role.arn,
        ExternalId: role.externalId,
        RoleSessionName: sessionName(release),
        DurationSeconds: SESSION_SECONDS,
        Policy: JSON.stringify(policy),
      }),
    );
    return {
      accessKeyId: given!.AccessKeyId!,
      secretAccessKey: given!.SecretAccessKey!,
      sessionToken: given!.SessionToken!,
      expiration: given!.Expiration!,
    };
  } catch (error) {
    throw explainAwsError(error, `assume the publisher’s role ${role.arn}`);
  }
}

function isEnding({ expiration }: NarrowedCredentials): boolean {
  return expiration.getTime() - Date.now() < RENEW_BEFORE_MS;
}
