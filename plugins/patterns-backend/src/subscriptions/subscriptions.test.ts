import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  callers,
  startPatternsBackend,
  TestPortal,
} from '../__testUtils__/startPatternsBackend';
import { publication, zone } from '../__testUtils__/authorizationTable';

jest.setTimeout(120_000);

const other = callers.otherAdmin;
const { admin, developer, publisher, scaffolder } = callers;

describe('subscriptions', () => {
  let portal: TestPortal;
  const sent: NotificationSendOptions[] = [];

  beforeAll(async () => {
    portal = await startPatternsBackend(
      {},
      {
        features: [
          createServiceFactory({
            service: notificationService,
            deps: {},
            factory: () => ({
              send: async (options: NotificationSendOptions) => {
                sent.push(options);
              },
            }),
          }),
        ],
      },
    );
    await portal.post('/attributes', zone).expect(201);
    await publish('bucket', '1.0.0');
    await portal.submit('draft', '1.0.0');
  });
  afterAll(() => portal.stop());

  async function publish(name: string, version: string) {
    await portal.submit(name, version);
    const { digest, releaseKey } = await portal.approve(name, version);
    const release = `/patterns/${name}/versions/${version}/release`;
    const task = { taskId: 'task-1' };
    await portal
      .post(`${release}/start`, { ...task, releaseKey }, scaffolder)
      .expect(200);
    const publications = [publication(digest)];
    await portal
      .post(`${release}/finish`, { ...task, publications }, scaffolder)
      .expect(200);
  }
  const listOf = async (as: string) => {
    const { body } = await portal.get('/subscriptions', as).expect(200);
    return body.items;
  };
  const follow = (kind: string, id: string, as: string) =>
    portal.change(`/subscriptions/${kind}/${encodeURIComponent(id)}`, {}, as);
  const unfollow = (kind: string, id: string, as: string) =>
    portal.delete(`/subscriptions/${kind}/${encodeURIComponent(id)}`, as);

  it('are of the caller alone', async () => {
    const { body } = await follow('pattern', 'bucket', developer).expect(200);
    expect(body).toEqual({
      kind: 'pattern',
      id: 'bucket',
      createdAt: expect.any(String),
    });
    expect(await listOf(developer)).toEqual([body]);
    expect(await listOf(publisher)).toEqual([]);
    await unfollow('pattern', 'bucket', publisher).expect(204);
    expect(await listOf(developer)).toEqual([body]);
    await unfollow('pattern', 'bucket', developer).expect(204);
    expect(await listOf(developer)).toEqual([]);
  });

  it('name owners and attributes in one way', async () => {
    await follow('owner', 'Group:default/Platform', publisher).expect(200);
    await follow('owner', 'group:platform', publisher).expect(200);
    await follow('attribute', 'zone:eu', publisher).expect(200);
    await follow('all', 'all', publisher).expect(200);
    const items: { kind: string; id: string }[] = await listOf(publisher);
    expect(items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'all all',
      'attribute ZONE:EU',
      'owner group:default/platform',
    ]);
    for (const { kind, id } of items) await unfollow(kind, id, publisher);
    expect(await listOf(publisher)).toEqual([]);
  });

  it.each([
    ['owner', 'component:default/a', 400, /^id is the entity ref/],
    ['all', 'some', 400, /use \/subscriptions\/all\/all/],
    ['attribute', 'NO:NO', 404, /no attribute NO:NO/],
    ['pattern', 'missing', 404, /^There is no pattern 'missing'$/],
    ['pattern', 'draft', 404, /^There is no pattern 'draft'$/],
    ['nothing', 'a', 400, /kind/],
  ])('refuse %s %s with %d', async (kind, id, status, text) => {
    const { body } = await follow(kind, id, developer).expect(status);
    expect(body.error.message).toMatch(text);
  });

  it('leave an event of the audit log each', async () => {
    portal.audit.entries.length = 0;
    await follow('pattern', 'bucket', developer).expect(200);
    await unfollow('pattern', 'bucket', developer).expect(204);
    expect(portal.audit.entries).toMatchObject([
      { eventId: 'subscribe', meta: { kind: 'pattern', id: 'bucket' } },
      { eventId: 'unsubscribe', meta: { kind: 'pattern', id: 'bucket' } },
    ]);
  });

  it('have people be told when a version is published, and not who did it', async () => {
    await follow('pattern', 'bucket', developer).expect(200);
    await follow('all', 'all', developer).expect(200);
    await follow('all', 'all', other).expect(200);
    await follow('all', 'all', admin).expect(200);
    sent.length = 0;
    await publish('bucket', '2.0.0');
    const deadline = Date.now() + 10_000;
    while (sent.length < 2 && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(sent.map(({ recipients }) => recipients)).toEqual([
      { type: 'entity', entityRef: 'user:default/admin2' },
      { type: 'entity', entityRef: 'user:default/developer' },
    ]);
  });

  it('are of patterns alone where it is said', async () => {
    const strict = await startPatternsBackend(
      {},
      { patterns: { subscriptions: { onlyPatterns: true } } },
    );
    const { body } = await strict
      .change('/subscriptions/all/all', {}, developer)
      .expect(403);
    expect(body.error.message).toContain('patterns.subscriptions.onlyPatterns');
    await strict.stop();
  });
});
