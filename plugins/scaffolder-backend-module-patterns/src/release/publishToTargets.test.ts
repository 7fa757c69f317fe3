import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { FaultKind } from '@apo/local-aws';
import {
  createTestPublisher,
  expectOneProduct,
  requestOf,
  startTarget,
  type LocalServiceCatalog,
} from '../__testUtils__/localServiceCatalog';
import { publishToTargets } from './publishToTargets';
import type { RecordTargets } from './ReleaseProgress';

type Told = Parameters<RecordTargets>[0];

/** Two accounts, each with an AWS of its own. */
describe('a release to two targets', () => {
  const log = { info: jest.fn(), warn: jest.fn() };
  let eu: LocalServiceCatalog;
  let us: LocalServiceCatalog;
  let patterns = 0;

  beforeAll(async () => {
    eu = await startTarget('eu');
    us = await startTarget('us', { accountId: '999988887777' });
  });
  afterAll(async () => {
    await eu?.local.stop();
    await us?.local.stop();
  });
  beforeEach(() => {
    jest.clearAllMocks();
    for (const { local } of [eu, us]) local.faults.clear();
  });

  const newPattern = () => `topic-${(patterns += 1)}`;

  /** What the back end keeps of one version between the attempts of its release. */
  function startRelease(
    name: string,
    { record = async () => {} }: { record?: RecordTargets } = {},
  ) {
    const told: Told[] = [];
    let published: Publication[] = [];
    const attempt = async (signal?: AbortSignal) =>
      publishToTargets({
        publishers: [eu, us].map(
          catalog => createTestPublisher(catalog, {}, 1).publisher,
        ),
        request: requestOf(name),
        published,
        record: async now => {
          await record(now);
          told.push(now);
          published = now.publications;
        },
        log,
        signal,
      });
    return { attempt, told, statesOf: () => told.map(toStates) };
  }

  it('publishes to each, and records each as it ends', async () => {
    const name = newPattern();
    const { attempt, told, statesOf } = startRelease(name);
    const publications = await attempt();
    expect(publications).toMatchObject([
      { targetName: 'eu', accountId: '123456789012' },
      { targetName: 'us', accountId: '999988887777' },
    ]);
    expect(statesOf()).toEqual([
      'eu pending, us pending',
      'eu published, us pending',
      'eu published, us published',
    ]);
    expect(told.at(-1)!.publications).toEqual(publications);
    for (const catalog of [eu, us]) {
      await expectOneProduct(catalog, name, ['1.0.0']);
    }
  });

  const faults = [
    ['throttled', { kind: 'throttle', operation: 'CreateProduct' }],
    [
      'denied',
      {
        kind: 'error',
        operation: 'AssociateProductWithPortfolio',
        status: 400,
        code: 'AccessDeniedException',
        message: 'No.',
      },
    ],
    ['down', { kind: 'drop-before', times: 50 }],
    ['silent', { kind: 'drop-after', operation: 'CreateProduct' }],
  ] as const;

  describe.each(faults)('with one %s', (_, fault) => {
    it.each(['eu', 'us'])(
      'publishes to the other than %s, and a retry to what is left',
      async failing => {
        const name = newPattern();
        const { local } = failing === 'eu' ? eu : us;
        local.faults.add({ ...fault, kind: fault.kind as FaultKind });
        const other = failing === 'eu' ? 'us' : 'eu';
        const { attempt, told, statesOf } = startRelease(name);
        await expect(attempt()).rejects.toMatchObject({
          name: 'TargetsFailedError',
          message: expect.stringMatching(
            new RegExp(
              `could not be published to ${failing}; it is published to ${other}\\. .*retry[^]*\n${failing}: Could not `,
            ),
          ),
        });
        const { targets } = told.at(-1)!;
        expect(targets.find(t => t.name === failing)).toMatchObject({
          state: 'failed',
          message: expect.stringMatching(/^Could not /),
        });
        local.faults.clear();
        // What is done is left alone: every call of it would fail now.
        const done = other === 'eu' ? eu : us;
        done.local.faults.add({ kind: 'drop-before', times: 50 });
        await attempt();
        done.local.faults.clear();
        expect(statesOf().at(-1)).toBe('eu published, us published');
        for (const catalog of [eu, us]) {
          await expectOneProduct(catalog, name, ['1.0.0']);
        }
      },
    );
  });

  it.each([1, 2, 3])(
    'makes no duplicate when it is killed before it could record step %i',
    async step => {
      const name = newPattern();
      let steps = 0;
      const record = async () => {
        steps += 1;
        if (steps === step) throw new Error('killed');
      };
      const { attempt, statesOf } = startRelease(name, { record });
      await expect(attempt()).rejects.toThrow('killed');
      await attempt();
      expect(statesOf().at(-1)).toBe('eu published, us published');
      for (const catalog of [eu, us]) {
        await expectOneProduct(catalog, name, ['1.0.0']);
      }
    },
  );

  it('stops between the targets when the task is cancelled', async () => {
    const name = newPattern();
    const controller = new AbortController();
    const record = async ({ publications }: Told) => {
      if (publications.length > 0) controller.abort();
    };
    const { attempt, statesOf } = startRelease(name, { record });
    await expect(attempt(controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(statesOf().at(-1)).toBe('eu published, us pending');
    await attempt();
    expect(statesOf().at(-1)).toBe('eu published, us published');
  });
});

function toStates({ targets }: Told): string {
  return targets.map(({ name, state }) => `${name} ${state}`).join(', ');
}
