import type { LocalResponse } from '../../core/AwsService';
import { mailPage, mailboxPage } from './mailboxPages';
import { readMime, type ReadMail } from './mime';
import type { MailRecord } from './records';
import type { Ses } from './Ses';

/** A captured mail, as it is shown. */
export interface CapturedMail extends Pick<MailRecord, 'id' | 'at' | 'from'> {
  to: string[];
  subject: string;
  text?: string;
  html?: string;
}

/** Where the captured mails are read: a page for people, JSON for tests. */
export class Mailbox {
  constructor(private readonly ses: Ses) {}

  /** Answers a request; undefined when it is about something else. */
  handle(method: string, path: string): LocalResponse | undefined {
    const [, what, id] =
      /^\/_local\/(mailbox|mails)(?:\/([^/]+))?$/.exec(path) ?? [];
    if (!what) return undefined;
    if (method === 'DELETE' && what === 'mails' && !id) {
      this.ses.clearMails();
      return { status: 204, headers: {} };
    }
    if (method !== 'GET') return undefined;
    return id ? this.one(what, id) : this.all(what);
  }

  private all(what: string): LocalResponse {
    const mails = this.ses.listMails().map(toCaptured);
    return what === 'mails' ? json(200, { mails }) : html(mailboxPage(mails));
  }

  private one(what: string, id: string): LocalResponse {
    const found = this.ses.findMail(id);
    if (!found) return json(404, { error: `There is no mail ${id}` });
    const mail = toCaptured(found);
    return what === 'mails' ? json(200, mail) : html(mailPage(mail));
  }
}

function toCaptured({
  id,
  at,
  from,
  recipients,
  raw,
}: MailRecord): CapturedMail {
  const read: ReadMail = readMime(Buffer.from(raw, 'base64'));
  const { headers, text, html: rich } = read;
  return {
    id,
    at,
    from,
    to: recipients,
    subject: headers.subject ?? '',
    text,
    html: rich,
  };
}

function json(status: number, value: object): LocalResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function html(body: string): LocalResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // A mail is what somebody wrote: it runs nothing and loads nothing.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
