import type {
  AwsAccess,
  AwsAccessSettings,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';

/** A check has seconds: what does not answer at the second try is told of. */
const MAX_ATTEMPTS = 2;

/** Settings of the SDK clients of a check. */
export function clientSettings(
  access: AwsAccess,
  { region, accountId }: AwsPlace,
): Promise<AwsAccessSettings> {
  return access.settings({ region, accountId }, { maxAttempts: MAX_ATTEMPTS });
}
