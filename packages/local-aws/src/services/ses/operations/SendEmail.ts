import type {
  SendEmailRequest,
  SendEmailResponse,
} from '@aws-sdk/client-sesv2';
import { randomUUID } from 'node:crypto';
import { notImplemented } from '../../../core/AwsError';
import { plainAddress, splitAddresses } from '../address';
import { defineSesOperation } from '../defineSesOperation';
import { badRequest, rejected } from '../errors';
import { readMime } from '../mime';
import type { Ses } from '../Ses';
import { writeSimple } from '../writeSimple';

/** Recipients of one message, from the quotas of SES. */
const MAX_RECIPIENTS = 50;
/** Bytes of a message after encoding, from the quotas of SES. */
const MAX_BYTES = 40 * 1024 * 1024;

/** Takes a message that is written already, or its parts, and captures it. */
export const SendEmail = defineSesOperation<
  SendEmailRequest,
  SendEmailResponse
>({
  understands: [
    'FromEmailAddress',
    'FromEmailAddressIdentityArn',
    'Destination',
    'ReplyToAddresses',
    'Content',
  ],
  run(input, ses) {
    const raw = toMessage(input);
    if (raw.length > MAX_BYTES) throw rejected('Message length is too long');
    const { headers } = readMime(raw);
    const from = input.FromEmailAddress ?? headers.from;
    if (!from) throw badRequest("Missing required header 'From'.");
    const recipients = recipientsOf(input, headers);
    if (!recipients.length) {
      throw badRequest('Destination must contain at least one recipient.');
    }
    if (recipients.length > MAX_RECIPIENTS) {
      throw rejected(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
    }
    ses.demandVerified(from);
    if (headers.from) ses.demandVerified(headers.from);
    checkIdentity(input, from, ses);
    const id = `${randomUUID()}-000000`;
    ses.capture({
      id,
      at: new Date().toISOString(),
      from,
      recipients: recipients.map(plainAddress),
      raw: raw.toString('base64'),
    });
    return { MessageId: id };
  },
});

function toMessage(input: SendEmailRequest): Buffer {
  const { Simple, Raw, Template } = input.Content ?? {};
  if (Template) throw notImplemented('Content.Template of SendEmail');
  const given = [Simple, Raw].filter(Boolean).length;
  if (given !== 1) {
    throw badRequest('Content must have exactly one of Simple, Raw, Template.');
  }
  if (Simple) return writeSimple(Simple, input);
  const data = Buffer.from(Raw!.Data!);
  if (!/^[\x21-\x39\x3b-\x7e]+:/.test(data.toString('latin1'))) {
    throw badRequest('Expected a header at the beginning of the message.');
  }
  return data;
}

function recipientsOf(
  { Destination, Content }: SendEmailRequest,
  headers: Record<string, string>,
): string[] {
  const { ToAddresses, CcAddresses, BccAddresses } = Destination ?? {};
  const named = [ToAddresses, CcAddresses, BccAddresses].flatMap(
    each => each ?? [],
  );
  if (named.length || !Content?.Raw) return named;
  return ['to', 'cc', 'bcc'].flatMap(each =>
    splitAddresses(headers[each] ?? ''),
  );
}

/** The identity that a message names has to be there, and to cover its sender. */
function checkIdentity(
  { FromEmailAddressIdentityArn: arn }: SendEmailRequest,
  from: string,
  ses: Ses,
): void {
  if (arn === undefined) return;
  const sender = ses.senderOf(from);
  if (sender && arn === ses.arnOf(sender.name)) return;
  throw badRequest(`Identity ${arn} does not authorize ${from}.`);
}
