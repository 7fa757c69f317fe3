import type { Message, SendEmailRequest } from '@aws-sdk/client-sesv2';
import { randomUUID } from 'node:crypto';
import { notImplemented } from '../../core/AwsError';
import { badRequest } from './errors';

/** The message in MIME that SES makes of its parts. */
export function writeSimple(
  { Subject, Body, Headers, Attachments }: Message,
  { FromEmailAddress, Destination, ReplyToAddresses }: SendEmailRequest,
): Buffer {
  if (Headers || Attachments) {
    throw notImplemented('Headers and Attachments of SendEmail');
  }
  if (!FromEmailAddress) throw badRequest('FromEmailAddress is required.');
  if (!Body?.Text && !Body?.Html) {
    throw badRequest('Body must have at least one of Text, Html.');
  }
  const boundary = randomUUID();
  const header = (name: string, values: string[] = []) =>
    values.length ? [`${name}: ${values.join(', ')}`] : [];
  const part = (type: string, data: string | undefined) =>
    data === undefined
      ? []
      : [
          `--${boundary}`,
          `Content-Type: text/${type}; charset=UTF-8`,
          'Content-Transfer-Encoding: base64',
          '',
          Buffer.from(data).toString('base64'),
        ];
  const lines = [
    `From: ${FromEmailAddress}`,
    ...header('To', Destination?.ToAddresses),
    ...header('Cc', Destination?.CcAddresses),
    ...header('Reply-To', ReplyToAddresses),
    `Subject: ${encodeWord(Subject?.Data ?? '')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('plain', Body.Text?.Data),
    ...part('html', Body.Html?.Data),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

function encodeWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}
