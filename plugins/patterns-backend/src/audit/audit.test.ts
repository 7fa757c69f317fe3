import { packBundle } from '@apo/backstage-plugin-patterns-node';
import {
  inReview,
  published,
  tableOf,
  version,
} from '../__testUtils__/authorizationTable';
import { operations, urlOf } from '../__testUtils__/contract';
import {
  callers,
  cleanTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

/** They ask, though they have a body to ask with. */
const asks = [
  'validateTemplate',
  'getReleaseTemplate',
  'getReleasePackage',
  'listRuleViolations',
];

const changes = operations.filter(
  ({ method, operationId }) => method !== 'get' && !asks.includes(operationId),
);

const UUID = /^[0-9a-f-]{36}$/;

describe('the audit log', () => {
  let portal: TestPortal;
  let bundle: { digest: string; tar: Buffer };

  beforeAll(async () => {
    portal = await startPatternsBackend();
    bundle = await packBundle(
      new Map([['template.yaml', Buffer.from(cleanTemplate)]]),
    );
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    portal.audit.entries.length = 0;
  });

  const last = () => portal.audit.entries.at(-1);

  it('has who, role, what, digest, outcome and request of a submission', async () => {
    const { header } = await portal.submit(published.name, version);
    const { digest } = bundle;
    expect(portal.audit.of('version-submit')).toEqual([
      {
        eventId: 'version-submit',
        severityLevel: 'medium',
        outcome: 'succeeded',
        url: '/api/patterns/patterns/out/versions',
        meta: {
          patternName: 'out',
          version,
          digest,
          roles: ['PATTERN_PUBLISHER'],
          requestId: header['x-request-id'],
        },
      },
    ]);
    expect(header['x-request-id']).toMatch(UUID);
    expect(portal.audit.of('bundle-store')).toEqual([
      expect.objectContaining({
        outcome: 'succeeded',
        meta: expect.objectContaining({ digest }),
      }),
    ]);
  });

  it('has every step of a version, whoever took it, and no secret', async () => {
    const { releaseKey } = await portal.approve(published.name, version);
    await portal
      .post(
        `/patterns/${published.name}/versions/${version}/release/start`,
        { taskId: 'task-1', releaseKey },
        callers.scaffolder,
      )
      .expect(200);
    const steps = portal.audit
      .of('version-transition')
      .map(({ meta, outcome }) => [meta?.to, meta?.actor, outcome]);
    expect(steps.slice(-2)).toEqual([
      ['approved', 'user:default/admin', 'succeeded'],
      ['publishing', 'user:default/admin', 'succeeded'],
    ]);
    expect(portal.audit.of('version-review')[0].meta).toMatchObject({
      decision: 'approve',
      digest: bundle.digest,
      roles: ['SYSTEM_ADMIN'],
    });
    expect(portal.audit.of('release-start')[0].meta).toMatchObject({
      taskId: 'task-1',
      digest: bundle.digest,
      roles: [],
    });
    expect(JSON.stringify(portal.audit.entries)).not.toContain(releaseKey);
  });

  it.each(changes)(
    'has each $operationId, with its request',
    async operation => {
      const { operationId, method, path } = operation;
      for (const [, sent] of tableOf(bundle)[operationId]) {
        const url = urlOf(operation, sent);
        const caller = /\/release\//.test(path)
          ? callers.scaffolder
          : callers.admin;
        const answer = await portal.send(method, url, caller, sent.body);
        expect(portal.audit.entries).toContainEqual(
          expect.objectContaining({
            eventId: expect.not.stringMatching('request-refused'),
            outcome: answer.status < 400 ? 'succeeded' : 'failed',
            meta: expect.objectContaining({
              requestId: answer.header['x-request-id'],
            }),
          }),
        );
      }
    },
  );

  it('has refused changes once, with the reason', async () => {
    const url = `/patterns/${published.name}/versions/${version}/review`;
    const body = { decision: 'approve', digest: bundle.digest };
    await portal.post(url, body, callers.publisher).expect(403);
    expect(portal.audit.entries).toEqual([
      expect.objectContaining({
        eventId: 'version-review',
        outcome: 'failed',
        error: expect.stringContaining('patterns.version.review'),
      }),
    ]);
  });

  it('has refused services, and plugins in the name of a person', async () => {
    const url = `/patterns/${published.name}/versions/${version}/review`;
    const body = { decision: 'approve', digest: bundle.digest };
    await portal.post(url, body, callers.otherPlugin).expect(403);
    expect(last()).toMatchObject({
      eventId: 'request-refused',
      url: `/api/patterns${url}`,
    });
    const inName = callers.scaffolderFor('user:default/admin');
    await portal.post(url, body, inName).expect(403);
    expect(last()).toMatchObject({
      eventId: 'request-refused',
      outcome: 'failed',
      meta: { roles: ['SYSTEM_ADMIN'], onBehalfBy: 'plugin:scaffolder' },
    });
  });

  it('tells what is hidden from what is missing, and the answer does not', async () => {
    await portal.submit(inReview.name, version);
    await portal.reaches(inReview.name, version, 'in-review');
    const read = async (name: string) => {
      portal.audit.entries.length = 0;
      const answer = await portal.get(`/patterns/${name}`, callers.developer);
      const { error } = answer.body;
      return {
        status: answer.status,
        error: { ...error, message: error.message.replace(name, 'X') },
        refusals: portal.audit.of('request-refused').length,
      };
    };
    const hidden = await read(inReview.name);
    const missing = await read('missing');
    expect(hidden).toEqual({ ...missing, refusals: 1 });
    expect(missing).toMatchObject({ status: 404, refusals: 0 });
  });

  it('has a refused list', async () => {
    await portal.get('/versions', callers.otherPlugin).expect(403);
    expect(last()).toMatchObject({
      eventId: 'request-refused',
      outcome: 'failed',
      url: '/api/patterns/versions',
    });
  });

  it('does not take bad input for a refusal', async () => {
    await portal.get('/patterns?limit=0').expect(400);
    expect(portal.audit.entries).toEqual([]);
  });
});
