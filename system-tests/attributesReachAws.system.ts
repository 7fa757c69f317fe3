import type { Attribute } from '@apo/backstage-plugin-patterns-common';
import { demand } from '../scripts/portal/PortalApi';
import { expect, test } from './portal/test';
import {
  carry,
  createAttribute,
  deleteAttribute,
  expectNoDrift,
  expectSynced,
  expectTagOptions,
  readSync,
} from './attributes';
import { publishPattern } from './patterns';

/** Longer than any test. */
const FOREVER_MS = 600_000;

/** The calls that change something. */
const writes = [
  'CreateTagOption',
  'AssociateTagOptionWithResource',
  'DisassociateTagOptionFromResource',
  'DeleteTagOption',
];

const attributesOf = (...attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, [value]]));

test.describe('attributes reach AWS', () => {
  test.setTimeout(180_000);

  for (const kind of ['delay', 'delay-after'] as const) {
    const when = kind === 'delay' ? 'before' : 'after';
    test(`when the back end dies ${when} each call takes effect`, async ({
      portal,
      faults,
    }) => {
      const { api } = portal;
      const make = async (key: string) => createAttribute(api, key, when);
      const fresh = await make('Fresh');
      const shared = await make('Shared');
      const gone = await make('Gone');
      const [creates, associates, drops, keeps] = await Promise.all(
        ['creates', 'associates', 'drops', 'keeps'].map(name =>
          publishPattern(api, `${name}-${when}`),
        ),
      );
      await carry(api, drops, attributesOf(shared));
      await carry(api, keeps, attributesOf(shared, gone));
      await expectSynced(api);
      await carry(api, keeps, attributesOf(shared));
      await expectSynced(api);

      await faults.add(
        ...writes.map(operation => ({ kind, operation, ms: FOREVER_MS })),
      );
      await carry(api, creates, attributesOf(fresh));
      await carry(api, associates, attributesOf(shared));
      await carry(api, drops, {});
      await deleteAttribute(api, gone);
      await faults.met();
      await portal.crash();
      await faults.clear();
      await portal.restart();
      await expectSynced(api);
      for (const name of [creates, associates, drops, keeps]) {
        await expectTagOptions(api, name);
      }
      await expectNoDrift(api);
    });
  }

  test('after AWS was not there for a while', async ({ portal }) => {
    const { api } = portal;
    const name = await publishPattern(api, 'while-aws-is-down');
    await portal.crashLocalAws();
    const first = await createAttribute(api, 'Down', 'First');
    await createAttribute(api, 'Down', 'Second');
    await carry(api, name, { Down: ['First'] });
    await carry(api, name, { Down: ['Second'] });
    await deleteAttribute(api, first);
    await expect
      .poll(async () => (await readSync(api)).failureCount)
      .toBeGreaterThan(0);
    const { failures } = await readSync(api);
    expect(failures[0].message).toMatch(/may pass by itself/);
    expect(failures[0].retryAt).toBeDefined();
    await portal.crash();
    await portal.restart();
    await portal.startLocalAws();
    await expectSynced(api);
    await expectTagOptions(api, name);
    await expectNoDrift(api);
  });

  test('under faults of every kind, at random', async ({ portal, faults }) => {
    const { api } = portal;
    const names = await Promise.all(
      ['random-a', 'random-b', 'random-c'].map(name =>
        publishPattern(api, name),
      ),
    );
    const values = ['One', 'Two', 'Three'];
    for (const value of values) await createAttribute(api, 'Random', value);
    const kinds = ['throttle', 'drop-before', 'drop-after'] as const;
    for (let i = 0; i < 12; i += 1) {
      const operation = writes[i % 3];
      await faults.add({ kind: kinds[i % 3], operation, times: 1 + (i % 5) });
      await carry(api, names[i % 3], { Random: [values[(i * 7) % 3]] });
    }
    await portal.crash();
    await portal.restart();
    await faults.clear();
    await expectSynced(api);
    for (const name of names) await expectTagOptions(api, name);
    await expectNoDrift(api);
  });

  test('and wait for a person when AWS refuses them', async ({
    portal,
    faults,
  }) => {
    const { api } = portal;
    const name = await publishPattern(api, 'refused-by-aws');
    await faults.add({
      kind: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'not authorized to perform: servicecatalog:CreateTagOption',
      operation: 'CreateTagOption',
    });
    await createAttribute(api, 'Refused', 'Yes');
    await carry(api, name, { Refused: ['Yes'] });
    await expect
      .poll(async () => (await readSync(api)).failures)
      .toMatchObject([
        {
          subject: { kind: 'pattern', id: name },
          message: expect.stringContaining('not authorized'),
        },
      ]);
    const { failures } = await readSync(api);
    expect(failures[0].retryAt).toBeUndefined();
    const subjects = failures.map(({ subject }) => subject);
    demand(
      await api.call('admin', '/api/patterns/attribute-sync/requests', {
        subjects,
      }),
    );
    await expectSynced(api);
    await expectTagOptions(api, name);
  });
});
