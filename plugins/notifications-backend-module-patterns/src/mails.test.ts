import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { startLocalAws, type LocalAws } from '@apo/local-aws';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import patternsMailLoader from '.';

jest.setTimeout(60_000);

const [ann, bob, cy] = ['ann', 'bob', 'cy'].map(n => `user:default/${n}`);

/** People with addresses, and one without. */
const people = ['ann', 'bob', 'cy'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: name === 'cy' ? {} : { email: `${name}@example.com` } },
}));

describe('mails of notifications', () => {
  let localAws: LocalAws;
  const env = { ...process.env };

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
    Object.assign(process.env, localAws.env);
    await new SESv2Client().send(
      new CreateEmailIdentityCommand({ EmailIdentity: 'portal@example.com' }),
    );
  });
  afterEach(async () => {
    await fetch(`${localAws.endpoint}/_local/mails`, { method: 'DELETE' });
  });
  afterAll(async () => {
    process.env = env;
    await localAws.stop();
  });

  /** The real back end of notifications, and a plugin that sends some. */
  async function start(sender?: string) {
    let notifications: NotificationService;
    const patterns = createBackendPlugin({
      pluginId: 'patterns',
      register({ registerInit }) {
        registerInit({
          deps: { service: notificationService, http: coreServices.httpRouter },
          async init({ service }) {
            notifications = service;
          },
        });
      },
    });
    const transportConfig = { transport: 'ses', region: 'eu-west-1' };
    const backend = await startTestBackend({
      features: [
        notificationsPlugin,
        patternsMailLoader,
        patterns,
        catalogServiceMock.factory({ entities: people }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            notifications: {
              processors: { email: { transportConfig, sender } },
            },
          },
        }),
      ],
    });
    const base = `http://localhost:${backend.server.port()}`;
    return {
      stop: () => backend.stop(),
      send: (to: string, scope: string, title = 'Bucket 1.0.0 is published') =>
        notifications.send({
          recipients: { type: 'entity', entityRef: to },
          payload: { title, scope, link: '/patterns/bucket', topic: 'a' },
        }),
      listOf: async (user: string) => {
        const response = await fetch(
          `${base}/api/notifications/notifications`,
          { headers: { Authorization: mockCredentials.user.header(user) } },
        );
        return (await response.json()).notifications;
      },
    };
  }

  async function mailsAfter(count: number) {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const answer = await fetch(`${localAws.endpoint}/_local/mails`);
      const { mails } = await answer.json();
      if (mails.length >= count || Date.now() > deadline) return mails;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  it('go to each person alone, from the sender', async () => {
    const portal = await start('Portal <portal@example.com>');
    for (const to of [ann, bob, cy]) await portal.send(to, 'patterns:1');
    const mails = await mailsAfter(2);
    expect(mails).toMatchObject([
      {
        from: 'Portal <portal@example.com>',
        to: ['ann@example.com'],
        subject: 'Bucket 1.0.0 is published',
        text: 'https://portal.example.com/patterns/bucket',
      },
      { to: ['bob@example.com'] },
    ]);
    expect(await portal.listOf(cy)).toHaveLength(1);
    await portal.stop();
  });

  it('are not sent again with their notification, whatever was killed', async () => {
    const portal = await start('portal@example.com');
    await portal.send(ann, 'patterns:2');
    await mailsAfter(1);
    for (let again = 0; again < 3; again++) {
      await portal.send(ann, 'patterns:2');
    }
    await portal.send(ann, 'patterns:3', 'The last one');
    const mails: { subject: string }[] = await mailsAfter(2);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Bucket 1.0.0 is published',
      'The last one',
    ]);
    expect(await portal.listOf(ann)).toHaveLength(2);
    await portal.stop();
  });

  it('are handed over once when a notification is sent twice at the same time', async () => {
    const portal = await start('portal@example.com');
    const [one, other] = [1, 2].map(() => portal.send(bob, 'patterns:4'));
    await Promise.all([one, other]);
    await portal.send(bob, 'patterns:5', 'The last one');
    const mails: { subject: string }[] = await mailsAfter(2);
    expect(mails).toHaveLength(2);
    await portal.stop();
  });

  it.each([undefined, 'none'])(
    'are none without a sender: %p',
    async sender => {
      const portal = await start(sender);
      await portal.send(ann, 'patterns:6');
      expect(await portal.listOf(ann)).toHaveLength(1);
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(await mailsAfter(0)).toEqual([]);
      await portal.stop();
    },
  );
});
