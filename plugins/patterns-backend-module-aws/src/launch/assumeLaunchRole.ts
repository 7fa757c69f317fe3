import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { LaunchRecord } from '@apo/backstage-plugin-patterns-node';
import type { LaunchRoleConfig } from './LaunchConfig';
import { launchTags } from './launchTags';

/** Shortest life that STS gives a session, in seconds; a look takes one. */
const SESSION_SECONDS = 900;

/** Credentials of the role for one launch, whose user and pattern are tags of the session. */
export async function assumeLaunchRole(
  sts: STSClient,
  role: LaunchRoleConfig,
  launch: Pick<LaunchRecord, 'patternName' | 'version' | 'launchedBy'>,
) {
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: role.arn,
      ExternalId: role.externalId,
      RoleSessionName: sessionName(launch.launchedBy),
      DurationSeconds: SESSION_SECONDS,
      Tags: launchTags(launch),
    }),
  );
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
    expiration: given!.Expiration!,
  };
}

/** 2-64 characters of `[\w+=,.@-]` (STS API, AssumeRole); CloudTrail shows it. */
export function sessionName(launchedBy: string): string {
  return `launch-${launchedBy.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
}
