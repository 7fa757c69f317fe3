import { mockServices } from '@backstage/backend-test-utils';
import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import type {
  DeferredEntity,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import {
  PATTERN_UPDATE_TOPIC,
  VERSION_TRANSITION_TOPIC,
} from '@apo/backstage-plugin-patterns-common';
import { aPattern } from './__testUtils__/aPattern';
import { failure, StubPatterns } from './__testUtils__/StubPatterns';
import { PatternsReader } from './patterns/PatternsReader';
import { PatternsEntityProvider } from './PatternsEntityProvider';

/** A mutation in short: what it adds, and what it removes. */
function inShort(mutation: EntityProviderMutation) {
  const [added, removed] =
    mutation.type === 'full'
      ? [mutation.entities, []]
      : [mutation.added, mutation.removed];
  return {
    type: mutation.type,
    added: added.map(({ entity }) => entity.metadata.name),
    removed: removed.map(item => 'entityRef' in item && item.entityRef),
    keys: [...new Set([...added, ...removed].map(item => item.locationKey))],
  };
}

async function connect(retryDelaysMs: number[] = []) {
  const patterns = new StubPatterns();
  const logger = mockServices.logger.mock();
  const events = DefaultEventsService.create({ logger });
  const applyMutation = jest.fn(async (_: EntityProviderMutation) => {});
  let run: SchedulerServiceTaskFunction = () => {};
  const provider = new PatternsEntityProvider({
    reader: new PatternsReader({
      client: patterns,
      auth: mockServices.auth({ pluginId: 'catalog' }),
    }),
    baseUrl: 'https://portal.example.com',
    taskRunner: {
      run: async ({ fn }) => {
        run = fn;
      },
    },
    events,
    logger,
    retryDelaysMs,
  });
  await provider.connect({ applyMutation, refresh: async () => {} });
  return {
    patterns,
    logger,
    applyMutation,
    mutations: () => applyMutation.mock.calls.map(([one]) => inShort(one)),
    /** What the schedule does. */
    readAll: async (signal = new AbortController().signal) => run(signal),
    tell: (patternName: unknown, topic = VERSION_TRANSITION_TOPIC) =>
      events.publish({ topic, eventPayload: { patternName } }),
  };
}

type Connected = Awaited<ReturnType<typeof connect>>;

/** Waits until the provider has nothing to do: its work is in memory. */
async function settled({ patterns, applyMutation }: Connected) {
  let before = -1;
  for (let now = 0; now !== before; ) {
    before = now;
    await new Promise(resolve => setTimeout(resolve, 20));
    now = patterns.read.length + applyMutation.mock.calls.length;
  }
}

/** A promise that somebody else resolves. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

const named = (name: string) => aPattern({ name });

/** With the reason where the API has it, in the latest version. */
const deprecated = (
  name: string,
  retirement: { reason: string; successor: string },
) =>
  aPattern({
    name,
    lifecycle: 'deprecated',
    versions: [
      {
        patternName: name,
        version: '1.2.0',
        digest: 'd',
        state: 'deprecated',
        submittedBy: 'user:default/jane',
        submittedAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
        retirement: {
          ...retirement,
          by: 'user:default/jane',
          at: '2026-01-01T00:00:00Z',
          scope: 'pattern',
        },
      },
    ],
  });

describe('a reading of all patterns', () => {
  it('replaces all entities by those of every page', async () => {
    const all = await connect();
    const names = Array.from({ length: 250 }, (_, i) => `pattern-${1000 + i}`);
    all.patterns.put(...names.map(named));
    await all.readAll();
    expect(all.mutations()).toEqual([
      { type: 'full', added: names, removed: [], keys: ['patterns'] },
    ]);
    expect(all.patterns.listed.map(({ cursor }) => cursor)).toEqual([
      undefined,
      'pattern-1099',
      'pattern-1199',
    ]);
    expect(all.patterns.listed[0]).toMatchObject({
      limit: 100,
      sort: 'name',
      lifecycle: ['active', 'deprecated'],
    });
  });

  it('has only what is published, even if the API said more', async () => {
    const all = await connect();
    all.patterns.put(
      named('open'),
      aPattern({ name: 'draft', lifecycle: 'unpublished' }),
      aPattern({ name: 'gone', lifecycle: 'revoked' }),
      aPattern({ name: 'old', lifecycle: 'deprecated' }),
    );
    await all.readAll();
    const list = all.patterns.listPatterns.bind(all.patterns);
    all.patterns.listPatterns = async query =>
      list({ ...query, lifecycle: undefined });
    await all.readAll();
    expect(all.mutations().map(({ added }) => added)).toEqual([
      ['old', 'open'],
      ['old', 'open'],
    ]);
  });

  it('says of each that is deprecated why, which a list does not', async () => {
    const all = await connect();
    const [reason, successor] = ['Too old', 'new'];
    all.patterns.put(named('new'), deprecated('old', { reason, successor }));
    await all.readAll();
    const [[mutation]] = all.applyMutation.mock.calls;
    expect(
      (mutation as { entities: DeferredEntity[] }).entities.map(
        ({ entity }) => entity.metadata.annotations,
      ),
    ).toEqual([
      expect.not.objectContaining({
        'patterns.apo/deprecated': expect.anything(),
      }),
      expect.objectContaining({
        'patterns.apo/deprecated': reason,
        'patterns.apo/successor': successor,
      }),
    ]);
    expect(all.patterns.read).toEqual(['old']);
  });

  it('removes everything when nothing is published any more', async () => {
    const all = await connect();
    await all.readAll();
    expect(all.mutations()).toEqual([
      { type: 'full', added: [], removed: [], keys: [] },
    ]);
  });

  it('changes nothing when one of its pages fails, and says so', async () => {
    const all = await connect();
    all.patterns.put(...Array.from({ length: 250 }, (_, i) => named(`p${i}`)));
    all.patterns.before = async () => {
      if (all.patterns.listed.length === 3) throw await failure(503);
    };
    await expect(all.readAll()).rejects.toThrow(
      /^The patterns could not be brought into the catalog, which keeps those that it has.*Request failed with 503/,
    );
    expect(all.applyMutation).not.toHaveBeenCalled();
  });

  it('tries again soon, as the patterns back end may start later', async () => {
    const all = await connect([1, 1]);
    all.patterns.put(named('a'));
    all.patterns.before = async () => {
      if (all.patterns.listed.length < 3) throw await failure(404);
    };
    await all.readAll();
    expect(all.mutations()).toHaveLength(1);
    expect(all.logger.warn).toHaveBeenCalledTimes(2);
    expect(all.logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/the next attempt is in 0\.001 s: .*404/),
    );
  });

  it('changes nothing when its time is over', async () => {
    const all = await connect([1]);
    const controller = new AbortController();
    all.patterns.before = async () => controller.abort();
    await expect(all.readAll(controller.signal)).rejects.toThrow(
      'could not be brought into the catalog',
    );
    expect(all.applyMutation).not.toHaveBeenCalled();
    expect(all.patterns.listed).toHaveLength(1);
  });
});

describe('an event', () => {
  it.each([VERSION_TRANSITION_TOPIC, PATTERN_UPDATE_TOPIC])(
    'of %s replaces that one pattern, as it is by now',
    async topic => {
      const one = await connect();
      one.patterns.put(named('a'), named('b'));
      await one.tell('b', topic);
      await settled(one);
      expect(one.patterns.read).toEqual(['b']);
      expect(one.mutations()).toEqual([
        { type: 'delta', added: ['b'], removed: [], keys: ['patterns'] },
      ]);
    },
  );

  it.each([
    ['revoked', aPattern({ name: 'a-', lifecycle: 'revoked' })],
    ['not published', aPattern({ name: 'a-', lifecycle: 'unpublished' })],
    ['not there', undefined],
  ])('removes a pattern that is %s', async (_, pattern) => {
    const one = await connect();
    if (pattern) one.patterns.put(pattern);
    await one.tell('a-');
    await settled(one);
    expect(one.mutations()).toEqual([
      {
        type: 'delta',
        added: [],
        removed: ['component:default/p.a-.p'],
        keys: ['patterns'],
      },
    ]);
  });

  it.each([
    ['503', () => failure(503)],
    ['404 from something else', () => failure(404)],
    ['403', () => failure(403)],
  ])('changes nothing on %s, and the next works', async (_, fail) => {
    const one = await connect();
    one.patterns.put(named('a'));
    one.patterns.before = async () => {
      throw await fail();
    };
    await one.tell('a');
    await settled(one);
    expect(one.applyMutation).not.toHaveBeenCalled();
    expect(one.logger.error).toHaveBeenCalledWith(
      'The pattern a changed, and the catalog does not have it; the next reading of all patterns puts it right',
      expect.objectContaining({ name: 'ResponseError' }),
    );
    one.patterns.before = async () => {};
    await one.tell('a');
    await settled(one);
    expect(one.mutations()).toHaveLength(1);
  });

  it('is not lost for the others when the catalog fails', async () => {
    const one = await connect();
    one.patterns.put(named('a'), named('b'));
    one.applyMutation.mockRejectedValueOnce(new Error('The database is away'));
    await one.tell('a');
    await one.tell('b');
    await settled(one);
    expect(one.logger.error).toHaveBeenCalledTimes(1);
    expect(one.mutations().at(-1)?.added).toEqual(['b']);
  });

  it('is one of many: those of one pattern that come together are one reading', async () => {
    const one = await connect();
    one.patterns.put(named('a'), named('b'));
    const { open, opened } = gate();
    one.patterns.before = () => opened;
    await Promise.all(['a', 'a', 'b', 'a', 'b'].map(name => one.tell(name)));
    await settled(one);
    // It is being read: whether the answer has the change, nobody knows.
    await one.tell('a');
    await one.tell('a');
    open();
    await settled(one);
    expect(one.patterns.read).toEqual(['a', 'b', 'a']);
    expect(one.mutations().map(({ added }) => added)).toEqual([
      ['a'],
      ['b'],
      ['a'],
    ]);
  });

  it('does not keep its publisher waiting', async () => {
    const one = await connect();
    const { open, opened } = gate();
    one.patterns.before = () => opened;
    await one.tell('a');
    expect(one.applyMutation).not.toHaveBeenCalled();
    open();
    await settled(one);
    expect(one.applyMutation).toHaveBeenCalledTimes(1);
  });

  it('is not undone by a reading of all that began before', async () => {
    const one = await connect();
    one.patterns.put(named('a'));
    const { open, opened } = gate();
    one.patterns.before = call =>
      call === 'list' ? opened : Promise.resolve();
    const reading = one.readAll();
    await settled(one);
    one.patterns.put(aPattern({ name: 'a', lifecycle: 'revoked' }));
    await one.tell('a');
    open();
    await reading;
    await settled(one);
    expect(one.mutations().map(({ type }) => type)).toEqual(['full', 'delta']);
    expect(one.mutations().at(-1)?.removed).toEqual(['component:default/a']);
  });

  it('that names no pattern changes nothing', async () => {
    const one = await connect();
    await one.tell(undefined);
    await one.tell(7);
    await settled(one);
    expect(one.patterns.read).toEqual([]);
    expect(one.applyMutation).not.toHaveBeenCalled();
  });
});
