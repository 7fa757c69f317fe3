import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type {
  AwsAccess,
  AwsAccessSettings,
} from '@apo/backstage-plugin-patterns-node';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type { MirrorPlace } from './readMirrorPlaces';

/** Shortest life that STS gives a session, in seconds. */
const SESSION_SECONDS = 900;

/** What a session may do of all that the role may. */
export type SessionStatement = {
  Effect: 'Allow';
  Action: string[];
  Resource: string;
  Condition?: Record<string, Record<string, string>>;
};

/**
 * Settings of clients that do no more than the statements say, in the name of
 * the role that publishes. Where no role is configured, the portal's own
 * credentials publish, and show the lifecycle too.
 *
 * @param statementsFor - what is needed, with the partition of the role
 */
export async function publisherSettings(
  access: Pick<AwsAccess, 'settings'>,
  place: MirrorPlace,
  { patternName, version }: VersionRef,
  statementsFor: (partition: string) => SessionStatement[],
): Promise<AwsAccessSettings> {
  const settings = await access.settings(place);
  const { publisherRoleArn: RoleArn, externalId: ExternalId } = place;
  if (!RoleArn) return settings;
  const [, partition] = RoleArn.split(':');
  return {
    ...settings,
    credentials: fromTemporaryCredentials({
      masterCredentials: settings.credentials,
      clientConfig: { ...settings, credentials: undefined },
      params: {
        RoleArn,
        ExternalId,
        RoleSessionName: sessionName(`${patternName}-${version}`),
        DurationSeconds: SESSION_SECONDS,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: statementsFor(partition),
        }),
      },
    }),
  };
}

/** 2-64 characters of `[\w+=,.@-]` (STS API, AssumeRole). */
function sessionName(text: string): string {
  return `patterns-lifecycle-${text}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}
