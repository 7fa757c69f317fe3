import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import { once } from '../once';

/** A session that may do nothing: what is tried is only whether there can be one. */
const nothing = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
});

/** Whether the portal can assume a role. */
export function roleCheck(
  access: AwsAccess,
  place: AwsPlace & { roleArn: string; externalId?: string },
): AwsCheck {
  const { roleArn, externalId, region } = place;
  const client = once(
    async () => new STSClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: `role/${roleArn}`,
    service: 'AWS IAM',
    resource: `role ${roleArn.split('/').at(-1)}`,
    async look(see) {
      see.fact('ARN', roleArn);
      see.fact('Region', region);
      const sts = await client();
      const isAssumed = await see.look<boolean>(
        {
          action: 'sts:AssumeRole',
          doing: `assume the role ${roleArn}`,
          known: { AccessDenied: false, AccessDeniedException: false },
        },
        async options => {
          const command = new AssumeRoleCommand({
            RoleArn: roleArn,
            ExternalId: externalId,
            RoleSessionName: 'patterns-health-check',
            DurationSeconds: 900,
            Policy: nothing,
          });
          await sts.send(command, options);
          return true;
        },
      );
      if (isAssumed) see.ok('The portal can assume it.');
      // Here it is what the portal needs, and not only a look that is denied.
      if (isAssumed === false) {
        see.fail('The portal may not assume it.', {
          fix: 'Give the portal’s role sts:AssumeRole on it, and let its trust policy name the portal’s role, with the external id of the configuration if it asks for one.',
        });
      }
    },
  });
}
