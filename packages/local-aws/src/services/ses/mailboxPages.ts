import type { CapturedMail } from './Mailbox';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #8884;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #8884;padding:1rem}
iframe{width:100%;height:20rem;border:1px solid #8884;background:#fff}`;

/** The list of captured mails, the latest first. */
export function mailboxPage(mails: CapturedMail[]): string {
  const rows = [...mails].reverse().map(
    mail => `<tr>
<td>${escape(mail.to.join(', '))}</td>
<td><a href="/_local/mailbox/${escape(mail.id)}">${
      escape(mail.subject) || '(no subject)'
    }</a></td>
<td><time datetime="${escape(mail.at)}">${escape(mail.at)}</time></td>
</tr>`,
  );
  const list = rows.length
    ? `<table>
<thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Sent</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`
    : '<p>No mail was sent yet.</p>';
  return page(
    'Mailbox of the local AWS',
    `<p>Mails that were handed to Amazon SES here. None left this machine.</p>
${list}`,
  );
}

/** One captured mail. */
export function mailPage(mail: CapturedMail): string {
  const rich = mail.html
    ? `<h2>As HTML</h2>
<iframe sandbox title="The mail as HTML" srcdoc="${escape(
        mail.html,
      )}"></iframe>`
    : '';
  return page(
    escape(mail.subject) || '(no subject)',
    `<p>From ${escape(mail.from)} to ${escape(mail.to.join(', '))}, ${escape(
      mail.at,
    )}</p>
<h2>As text</h2>
<pre>${escape(mail.text ?? '')}</pre>
${rich}
<p><a href="/_local/mailbox">All mails</a></p>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${content}
</main></body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
