import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type {
  AwsAccess,
  AwsCheck,
  AwsPlace,
} from '@apo/backstage-plugin-patterns-node';
import { clientSettings } from '../clientSettings';
import { defineCheck } from '../defineCheck';
import type { Inspection } from '../Inspection';
import { once } from '../once';

/** Who the portal is on AWS, and whether in the account that the configuration names. */
export function identityCheck(access: AwsAccess, place: AwsPlace): AwsCheck {
  const { accountId } = place;
  const client = once(
    async () => new STSClient(await clientSettings(access, place)),
  );
  return defineCheck({
    id: ['sts', accountId].filter(Boolean).join('/'),
    service: 'AWS STS',
    resource: accountId ? `account ${accountId}` : 'the portal’s credentials',
    async look(see) {
      const sts = await client();
      const found = await see.look(
        { action: 'sts:GetCallerIdentity', doing: 'read who the portal is' },
        options => sts.send(new GetCallerIdentityCommand({}), options),
      );
      if (found) tell(see, found, accountId);
    },
  });
}

function tell(
  see: Inspection,
  { Account, Arn }: { Account?: string; Arn?: string },
  expected?: string,
) {
  see.fact('Account', Account);
  see.fact('Acts as', Arn);
  if (expected && Account !== expected) {
    see.fail(
      `The credentials are of the account ${Account}, and not of ${expected}.`,
      {
        fix: `Correct the account ${expected} in aws.accounts of the configuration.`,
      },
    );
    return;
  }
  if (Arn?.endsWith(':root')) {
    see.fail('The portal acts as the root user, who may do everything.', {
      fix: 'Give the portal a role of its own, as infra does.',
    });
    return;
  }
  see.ok(`The portal is known to AWS in the account ${Account}.`);
}
