import { packBundle } from '@apo/backstage-plugin-patterns-node';
import {
  aPerson,
  aService,
  aTask,
  inName,
  inReview,
  invalid,
  publication,
  published,
  tableOf,
  theTask,
  version,
  type Sent,
  zone,
} from './__testUtils__/authorizationTable';
import { operations, urlOf, type Operation } from './__testUtils__/contract';
import {
  callers,
  cleanTemplate,
  openBucketTemplate,
  startPatternsBackend,
  TestPortal,
} from './__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

const columns = [
  ['a developer', callers.developer],
  ['a publisher', callers.publisher],
  ['an admin', callers.admin],
  ['another plugin', callers.otherPlugin],
  ['the scaffolder', callers.scaffolder],
  [
    'the scaffolder for an admin',
    callers.scaffolderFor('user:default/template-admin'),
  ],
] as const;

const strangers = [
  ['nobody', callers.nobody],
  ['a token that is not valid', callers.stale],
] as const;

function answerOf(status: number, body: { error?: { message?: string } }) {
  if (status !== 403) return String(status);
  const message = body.error?.message ?? '';
  const names = /needs the permission ([\w. ]+):/.exec(message)?.[1];
  if (names) return `403 ${names}`;
  if (/does not allow 'service'/.test(message)) return aPerson;
  if (/does not allow 'user'/.test(message)) return aService;
  if (/^Only a person decides/.test(message)) return inName;
  if (/^Only a release task calls this/.test(message)) return aTask;
  if (/task was not started to release/.test(message)) return theTask;
  return `403 ${message}`;
}

describe('who may do what', () => {
  let portal: TestPortal;
  let table: ReturnType<typeof tableOf>;

  beforeAll(async () => {
    portal = await startPatternsBackend();
    await portal.post('/attributes', zone).expect(201);
    await portal.submit(published.name, version);
    await portal.submit(inReview.name, version);
    await portal.submit(invalid.name, version, {
      'template.yaml': openBucketTemplate,
    });
    const { digest, releaseKey } = await portal.approve(
      published.name,
      version,
    );
    const release = `/patterns/${published.name}/versions/${version}/release`;
    const task = { taskId: 'task-1' };
    await portal
      .post(`${release}/start`, { ...task, releaseKey }, callers.scaffolder)
      .expect(200);
    await portal
      .post(
        `${release}/finish`,
        { ...task, publications: [publication(digest)] },
        callers.scaffolder,
      )
      .expect(200);
    await portal.reaches(inReview.name, version, 'in-review');
    await portal.reaches(invalid.name, version, 'invalid');
    table = tableOf(
      await packBundle(
        new Map([['template.yaml', Buffer.from(cleanTemplate)]]),
      ),
    );
  });
  afterAll(() => portal.stop());

  async function ask(operation: Operation, sent: Sent, as: string) {
    const { method } = operation;
    const url = urlOf(operation, sent);
    const { status, body } = await portal.send(method, url, as, sent.body);
    return answerOf(status, body);
  }

  async function askEach(
    who: readonly (readonly [string, string])[],
    operation: Operation,
    sent: Sent,
  ) {
    const answers: Record<string, string> = {};
    for (const [name, header] of who) {
      answers[name] = await ask(operation, sent, header);
    }
    return answers;
  }

  it('is said of every operation of the contract, and of no other', () => {
    expect(Object.keys(table).sort()).toEqual(
      operations.map(({ operationId }) => operationId).sort(),
    );
  });

  it.each(operations)('holds for $operationId', async operation => {
    const rows = table[operation.operationId];
    const expected = rows.map(([what, , answers]) => ({
      what,
      answers: Object.fromEntries(
        columns.map(([name], i) => [name, answers[i]]),
      ),
    }));
    const actual = [];
    for (const [what, sent] of rows) {
      actual.push({ what, answers: await askEach(columns, operation, sent) });
    }
    expect(actual).toEqual(expected);
  });

  it.each(operations)(
    'asks for a sign-in before $operationId',
    async operation => {
      for (const [, sent] of table[operation.operationId]) {
        expect(await askEach(strangers, operation, sent)).toEqual({
          nobody: '401',
          'a token that is not valid': '401',
        });
      }
    },
  );

  it.each(['/patterns?limit=100', '/versions?limit=100'])(
    'leaves what is not published out of a developer’s %s',
    async url => {
      const names = async (as: string) => {
        const { body } = await portal.get(url, as).expect(200);
        return body.items.map(
          (item: { name?: string; patternName?: string }) =>
            item.patternName ?? item.name,
        );
      };
      expect(await names(callers.developer)).toEqual([published.name]);
      expect((await names(callers.publisher)).sort()).toEqual(
        [published.name, inReview.name, invalid.name].sort(),
      );
    },
  );
});
