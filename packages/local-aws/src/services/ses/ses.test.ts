import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  CreateEmailIdentityCommand,
  DeleteEmailIdentityCommand,
  GetEmailIdentityCommand,
  ListEmailIdentitiesCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { localClients } from '../../__testUtils__/localClients';
import type { LocalAws } from '../../LocalAwsOptions';
import { startLocalAws } from '../../startLocalAws';

jest.setTimeout(60_000);

const sender = 'Portal <portal@example.com>';
const arn = 'arn:aws:ses:eu-west-1:123456789012:identity/portal@example.com';

function raw(text: string) {
  return { Raw: { Data: Buffer.from(text.replaceAll('\n', '\r\n')) } };
}

const message = `From: Portal <portal@example.com>
To: ann@example.com
Subject: =?UTF-8?Q?B=C3=BCcket_1?= =?UTF-8?B?LjAuMA==?=
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="cut"

--cut
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

A long =
line, =C3=BCber
--cut
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+SGk8L3A+
--cut--
`;

describe('SES', () => {
  let localAws: LocalAws;
  let dataDir: string;
  let ses: ReturnType<typeof localClients>['ses'];

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'ses-'));
    localAws = await startLocalAws({ port: 0, dataDir });
    ({ ses } = localClients(localAws.endpoint));
    await ses.send(
      new CreateEmailIdentityCommand({ EmailIdentity: 'portal@example.com' }),
    );
  });
  afterEach(async () => {
    await localAws.stop();
    await rm(dataDir, { recursive: true });
  });

  const send = (input: Partial<SendEmailCommandInput> = {}) =>
    ses.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: ['ann@example.com'] },
        Content: raw(message),
        ...input,
      }),
    );
  const get = (what: string) => fetch(`${localAws.endpoint}/_local/${what}`);
  const mails = async () => (await (await get('mails')).json()).mails;

  it('captures a message as it was written', async () => {
    const { MessageId } = await send({ FromEmailAddressIdentityArn: arn });
    expect(await mails()).toEqual([
      {
        id: MessageId,
        at: expect.stringMatching(/Z$/),
        from: sender,
        to: ['ann@example.com'],
        subject: 'Bücket 1.0.0',
        text: 'A long line, über',
        html: '<p>Hi</p>',
      },
    ]);
    const folder = path.join(dataDir, 'mails');
    expect(await readdir(folder)).toEqual([`${MessageId}.eml`]);
    const written = await readFile(
      path.join(folder, `${MessageId}.eml`),
      'utf8',
    );
    expect(written).toBe(message.replaceAll('\n', '\r\n'));
  });

  it('writes a message of its parts', async () => {
    await send({
      Content: {
        Simple: {
          Subject: { Data: 'Grüße' },
          Body: { Text: { Data: 'Text ü' }, Html: { Data: '<b>ü</b>' } },
        },
      },
    });
    expect(await mails()).toMatchObject([
      { subject: 'Grüße', text: 'Text ü', html: '<b>ü</b>' },
    ]);
  });

  it('sends from any address of a domain', async () => {
    const identity = { EmailIdentity: 'Mail.Example.org' };
    await ses.send(new CreateEmailIdentityCommand(identity));
    expect(await ses.send(new GetEmailIdentityCommand(identity))).toMatchObject(
      { IdentityType: 'DOMAIN', VerifiedForSendingStatus: true },
    );
    const from = 'any@mail.example.org';
    await send({
      FromEmailAddress: from,
      Content: raw(`From: ${from}\nSubject: a\n\nb`),
    });
    await ses.send(new DeleteEmailIdentityCommand(identity));
    await expect(
      ses.send(new GetEmailIdentityCommand(identity)),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it.each<[string, Partial<SendEmailCommandInput>, string, RegExp]>([
    [
      'a sender that nobody verified',
      {
        FromEmailAddress: 'other@example.com',
        Content: raw('From: other@example.com\n\nb'),
      },
      'MessageRejected',
      /not verified.*EU-WEST-1: other@example.com/,
    ],
    [
      'another sender in the message',
      { Content: raw('From: boss@example.com\nSubject: a\n\nb') },
      'MessageRejected',
      /not verified.*boss@example.com/,
    ],
    [
      'nobody to send to',
      { Destination: {}, Content: raw('From: portal@example.com\n\nb') },
      'BadRequestException',
      /at least one recipient/,
    ],
    [
      'too many to send to',
      {
        Destination: {
          ToAddresses: Array.from({ length: 51 }, (_, i) => `a${i}@b.example`),
        },
      },
      'MessageRejected',
      /exceeds 50/,
    ],
    [
      'an address without a domain',
      { Destination: { ToAddresses: ['ann'] } },
      'BadRequestException',
      /Missing final '@domain'/,
    ],
    ['no content', { Content: {} }, 'BadRequestException', /exactly one/],
    [
      'a message without headers',
      { Content: raw('\nHello') },
      'BadRequestException',
      /header/,
    ],
    [
      'an identity that is not that of the sender',
      { FromEmailAddressIdentityArn: `${arn}.org` },
      'BadRequestException',
      /does not authorize/,
    ],
    [
      'a template, which is not implemented here',
      { Content: { Template: { TemplateName: 'a', TemplateData: '{}' } } },
      'NotImplemented',
      /not implemented by the local AWS/,
    ],
  ])('refuses %s', async (_, input, name, text) => {
    await expect(send(input)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(text),
    });
    expect(await mails()).toEqual([]);
  });

  it('answers what it does not know with an error', async () => {
    await expect(
      ses.send(new ListEmailIdentitiesCommand({})),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(
      ses.send(
        new CreateEmailIdentityCommand({ EmailIdentity: 'portal@EXAMPLE.com' }),
      ),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it('meets faults', async () => {
    localAws.faults.add({
      kind: 'throttle',
      service: 'ses',
      operation: 'SendEmail',
      times: 1,
    });
    await expect(send()).rejects.toThrow();
    await send();
    expect(await mails()).toHaveLength(1);
  });

  it('shows mails on a page that runs nothing of them', async () => {
    const subject = '<script>alert(1)</script>';
    const { MessageId } = await send({
      Content: raw(
        `From: portal@example.com\nSubject: ${subject}\n\n<b>text</b>`,
      ),
    });
    const list = await get('mailbox');
    expect(list.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;';
    expect(await list.text()).toContain(escaped);
    const one = await (await get(`mailbox/${MessageId}`)).text();
    expect(one).toContain(`<h1>${escaped}</h1>`);
    expect(one).toContain('&lt;b&gt;text&lt;/b&gt;');
    expect((await get('mails/none')).status).toBe(404);
  });

  it('forgets its mails when it is told to', async () => {
    await send();
    await fetch(`${localAws.endpoint}/_local/mails`, { method: 'DELETE' });
    expect(await mails()).toEqual([]);
    expect(await readdir(dataDir)).not.toContain('mails');
    await send();
  });
});
