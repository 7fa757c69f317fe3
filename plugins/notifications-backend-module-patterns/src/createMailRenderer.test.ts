import type { Notification } from '@backstage/plugin-notifications-common';
import { createMailRenderer } from './createMailRenderer';

function aNotification(changes: Partial<Notification> = {}): Notification {
  return {
    id: '1',
    user: 'user:default/ann',
    origin: 'plugin:patterns',
    created: new Date(),
    payload: {
      title: 'Bucket 1.0.0\r\nBcc: all@example.com',
      description: 'Reason: <img src=x onerror="a">\nUse it\n\nNotes & more',
      link: '/patterns/bucket',
      scope: 'patterns:bucket/1.0.0/published/2026',
    },
    ...changes,
  };
}

function setUp() {
  const taken = new Set<string>();
  const take = async (scope: string, user: string) => {
    const key = `${scope} ${user}`;
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  return createMailRenderer({
    ledger: { take },
    baseUrl: 'https://portal.example.com/base',
  });
}

describe('mails', () => {
  it('escape what people typed, and keep paragraphs', async () => {
    expect(await setUp().getHtml(aNotification())).toBe(
      [
        '<p>Reason: &lt;img src=x onerror=&quot;a&quot;&gt;<br>Use it</p>',
        '<p>Notes &amp; more</p>',
        '<p><a href="https://portal.example.com/base/patterns/bucket">https://portal.example.com/base/patterns/bucket</a></p>',
      ].join('\n'),
    );
  });

  it('have a subject of one line', async () => {
    expect(await setUp().getSubject(aNotification())).toBe(
      'Bucket 1.0.0 Bcc: all@example.com',
    );
  });

  it('say the same as text, with the link', async () => {
    expect(await setUp().getText(aNotification())).toBe(
      'Reason: <img src=x onerror="a">\nUse it\n\nNotes & more\n\nhttps://portal.example.com/base/patterns/bucket',
    );
  });

  it('lead to the notifications when there is no link', async () => {
    const payload = { title: 'Hello' };
    expect(await setUp().getText(aNotification({ payload }))).toBe(
      'https://portal.example.com/base/notifications',
    );
  });

  it('about patterns are written once for each person and notice', async () => {
    const renderer = setUp();
    await renderer.getText(aNotification());
    await expect(renderer.getText(aNotification())).rejects.toThrow(
      'The mail about patterns:bucket/1.0.0/published/2026 was handed over for user:default/ann before, and is not sent again',
    );
    await renderer.getText(aNotification({ user: 'user:default/bob' }));
  });

  it('of others are written as often as they are asked for', async () => {
    const renderer = setUp();
    const ofOther = aNotification({ origin: 'plugin:other' });
    expect(await renderer.getText(ofOther)).toBe(
      await renderer.getText(ofOther),
    );
  });
});
