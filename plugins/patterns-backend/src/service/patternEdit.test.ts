import { eventsServiceRef } from '@backstage/plugin-events-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { PATTERN_UPDATE_TOPIC } from '@apo/backstage-plugin-patterns-common';
import {
  callers,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

const events: unknown[] = [];
const listener = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'test-listener',
  register: ({ registerInit }) =>
    registerInit({
      deps: { service: eventsServiceRef },
      init: async ({ service }) =>
        service.subscribe({
          id: 'test',
          topics: [PATTERN_UPDATE_TOPIC],
          onEvent: async ({ eventPayload }) => {
            events.push(eventPayload);
          },
        }),
    }),
});

describe('a pattern', () => {
  let portal: TestPortal;
  const update = {
    title: 'Bucket',
    description: 'Two\nlines',
    owner: 'group:default/data',
    attributes: { tier: ['gold'] },
    revision: 1,
  };
  const edit = (changes: object = {}, as = callers.publisher) =>
    portal.change('/patterns/bucket', { ...update, ...changes }, as);

  const begin = async () => {
    events.length = 0;
    portal = await startPatternsBackend({}, { features: [listener] });
    await portal.post('/attributes', { key: 'Tier', value: 'Gold' });
    await portal.submit('bucket', '1.0.0');
  };
  const end = () => portal.stop();

  describe('with a change that is allowed', () => {
    beforeEach(begin);
    afterEach(end);

    it('is changed at once, without a version', async () => {
      const { body } = await edit().expect(200);
      expect(body).toMatchObject({
        title: 'Bucket',
        description: 'Two\nlines',
        owner: 'group:default/data',
        attributes: { Tier: ['Gold'] },
        revision: 2,
        versions: [{ version: '1.0.0' }],
        can: { update: { allowed: true } },
      });
      expect(events).toEqual([
        {
          patternName: 'bucket',
          actor: 'user:default/publisher',
          at: body.updatedAt,
        },
      ]);
      const found = await portal.get('/patterns?attribute=TIER%3AGOLD');
      expect(found.body.items).toHaveLength(1);
      const { body: facets } = await portal.get('/facets');
      expect(facets.attribute).toEqual([{ value: 'Tier:Gold', count: 1 }]);
    });

    it('that somebody else changed is left as it is', async () => {
      await edit().expect(200);
      const late = await edit({ title: 'Late' }).expect(409);
      expect(late.body.error.message).toContain('changed by someone else');
      expect(events).toHaveLength(1);
    });
  });

  describe('with changes that are not', () => {
    // One portal for all: they leave it as it is.
    beforeAll(begin);
    afterAll(end);

    it.each([
      [{ title: ' ' }, 'title is required'],
      [{ title: 't'.repeat(121) }, 'title has at most 120'],
      [{ description: 'd'.repeat(1025) }, 'description has at most 1024'],
      [{ owner: 'platform team' }, 'owner is the entity ref'],
      [{ attributes: { Tier: ['Tin'] } }, 'attributes.Tier has no value Tin'],
    ])('is not changed to %j', async (wrong, message) => {
      const { body } = await edit(wrong).expect(400);
      expect(body.error.message).toContain(message);
      expect(body.error.fields).toHaveLength(1);
    });

    it('tells readers that it is not theirs to change', async () => {
      await portal.approve('bucket', '1.0.0');
      await edit({}, callers.developer).expect(403);
      const { body } = await portal.get('/patterns/bucket');
      expect(body.revision).toBe(1);
    });
  });
});
