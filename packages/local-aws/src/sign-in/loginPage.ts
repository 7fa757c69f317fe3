import { escapeXml } from '../core/protocol/escapeXml';
import { LOCAL_USERS, LocalUser } from './users';

const STYLE = `
:root { color-scheme: light dark; --ink: #16191f; --soft: #545b64; --line: #d5dbdb;
  --page: #f2f3f3; --card: #fff; --accent: #0a58a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f3f3; --soft: #b6bec9;
  --line: #414d5c; --page: #0f1b2a; --card: #192534; --accent: #7ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(26rem, 100%); background: var(--card); border: 1px solid var(--line);
  border-radius: 1rem; padding: 2rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0; color: var(--soft); }
form { display: grid; gap: .75rem; margin: 1.5rem 0; }
button { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; align-items: center;
  width: 100%; padding: .75rem 1rem; text-align: start; font: inherit; color: inherit;
  background: none; border: 1px solid var(--line); border-radius: .75rem; cursor: pointer; }
button:hover { border-color: var(--accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.mark { grid-row: span 2; display: grid; place-items: center; width: 2.5rem; height: 2.5rem;
  border-radius: 50%; border: 2px solid var(--accent); color: var(--accent); font-weight: 600; }
.name { font-weight: 600; }
.role { color: var(--soft); font-size: .875rem; }
.note { font-size: .875rem; }
[role=alert] { margin-top: 1rem; color: var(--ink); border-inline-start: 4px solid #d13212; padding-inline-start: .75rem; }`;

function userButton(user: LocalUser, isFirst: boolean): string {
  const name = `${user.givenName} ${user.familyName}`;
  const focus = isFirst ? ' autofocus' : '';
  return `<button name="username" value="${escapeXml(user.username)}"${focus}>
<span class="mark" aria-hidden="true">${escapeXml(user.givenName[0])}</span>
<span class="name">${escapeXml(name)} (${escapeXml(user.username)})</span>
<span class="role">${escapeXml(user.description)}</span></button>`;
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
}

/**
 * The login page: a button for each demo user.
 *
 * @param action - where the form goes
 * @param error - what went wrong with the last attempt
 */
export function loginPage(action: string, error?: string): string {
  const alert = error ? `<p role="alert">${escapeXml(error)}</p>` : '';
  const buttons = LOCAL_USERS.map((user, i) => userButton(user, i === 0));
  return page(
    'Sign in',
    `<p>Choose who you want to be.</p>${alert}
<form method="post" action="${escapeXml(action)}">${buttons.join('\n')}</form>
<p class="note">Local demo only: there is no password. A real portal signs in with your own Amazon Cognito user pool.</p>`,
  );
}

/** The page for a sign-in that cannot go on. */
export function errorPage(message: string): string {
  return page('Sign-in failed', `<p role="alert">${escapeXml(message)}</p>`);
}
