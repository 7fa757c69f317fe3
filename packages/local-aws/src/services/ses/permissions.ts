import {
  anyResource,
  permissionTable,
} from '../../core/authorization/permissionTable';
import type { SendEmailRequest } from '@aws-sdk/client-sesv2';
import { plainAddress } from './address';
import { readMime } from './mime';
import type { Ses } from './Ses';

const byName = ({ EmailIdentity }: { EmailIdentity: string }, ses: Ses) => [
  { resource: ses.arnOf(EmailIdentity) },
];

/** The actions and resources of SES. Source: Service Authorization Reference, Amazon SES v2. */
export const sesPermissions = permissionTable<Ses>('ses', {
  CreateEmailIdentity: anyResource,
  DeleteEmailIdentity: byName,
  GetEmailIdentity: byName,
  SendEmail: (input: SendEmailRequest, ses: Ses) => {
    const { Raw } = input.Content ?? {};
    const written = Raw?.Data && readMime(Buffer.from(Raw.Data)).headers.from;
    const from = plainAddress(input.FromEmailAddress ?? written ?? '');
    const { name } = ses.senderOf(from) ?? { name: from };
    return [
      {
        // A message that is written already takes another right.
        action: Raw ? 'SendRawEmail' : 'SendEmail',
        resource: ses.arnOf(name),
        context: { 'ses:fromaddress': from },
      },
    ];
  },
});
