import { setTimeout as sleep } from 'node:timers/promises';
import { demand, type PortalApi } from '../scripts/portal/PortalApi';
import { publishPattern } from './patterns';
import { expect, test } from './portal/test';

/** Longer than any test. */
const FOREVER_MS = 600_000;
/** Longer than it takes until what a dead process was at is done again. */
const DONE_AGAIN_MS = 25_000;

/** Titles of what the developer was told of a pattern in the portal. */
async function toldOf(api: PortalApi, patternName: string): Promise<string[]> {
  const { notifications } = demand(
    await api.call<{ notifications: { payload: { title: string } }[] }>(
      'developer',
      '/api/notifications/notifications?limit=100',
    ),
  );
  return notifications
    .map(({ payload }) => payload.title)
    .filter(title => title.startsWith(patternName));
}

/** To whom mails went that say this, one list of addresses each. */
async function mailsAbout(awsUrl: string, text: string): Promise<string[][]> {
  const answer = await fetch(`${awsUrl}/_local/mails`);
  const { mails } = (await answer.json()) as {
    mails: { to: string[]; text?: string }[];
  };
  return mails.filter(mail => mail.text?.includes(text)).map(({ to }) => to);
}

test('a back end that dies while it tells who follows a pattern tells them once', async ({
  portal,
  faults,
}) => {
  test.setTimeout(180_000);
  const { api } = portal;
  const name = await publishPattern(api, 'followed');
  demand(
    await api.call(
      'developer',
      `/api/patterns/subscriptions/pattern/${name}`,
      {},
      'PUT',
    ),
  );

  const reason = 'Nobody pays for it.';
  // SES has the mail, and the portal does not know.
  await faults.add({
    kind: 'delay-after',
    service: 'ses',
    operation: 'SendEmail',
    ms: FOREVER_MS,
  });
  demand(
    await api.call(
      'admin',
      `/api/patterns/patterns/${name}/lifecycle`,
      { state: 'deprecated', reason },
      'PUT',
    ),
  );
  await faults.met();
  await portal.crash();
  await portal.restart();

  await sleep(DONE_AGAIN_MS);
  expect(await toldOf(api, name)).toEqual([`${name} 1.0.0 is deprecated`]);
  expect(await mailsAbout(portal.awsUrl, reason)).toEqual([
    ['developer@example.com'],
  ]);
});
