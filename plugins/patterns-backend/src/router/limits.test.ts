import { mockServices } from '@backstage/backend-test-utils';
import { readPatternsConfig } from '../readPatternsConfig';
import {
  callers,
  cleanTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(60_000);

describe('limits of requests', () => {
  let portal: TestPortal;

  beforeEach(async () => {
    portal = await startPatternsBackend(
      {},
      { limits: { changesPerMinute: 2, validationsPerMinute: 1 } },
    );
  });
  afterEach(() => portal.stop());

  const change = (as: string) =>
    portal.post('/patterns/any/versions/1.0.0/retry', {}, as);

  it('are said with the time to wait, audited, and of one person', async () => {
    await change(callers.admin).expect(404);
    await change(callers.admin).expect(404);
    const refused = await change(callers.admin).expect(429);
    const seconds = refused.header['retry-after'];
    expect(Number(seconds)).toBeLessThanOrEqual(60);
    expect(refused.body.error).toEqual({
      name: 'TooManyRequestsError',
      message: `These are more than 2 changes in a minute: wait ${seconds} seconds, then go on`,
      statusCode: 429,
    });
    expect(portal.audit.entries.at(-1)).toMatchObject({
      eventId: 'request-refused',
      outcome: 'failed',
      meta: { requestId: refused.header['x-request-id'] },
    });
    await change(callers.otherAdmin).expect(404);
  });

  it('let one read, and validate, when one may change no more', async () => {
    for (const status of [404, 404, 429]) {
      await change(callers.admin).expect(status);
    }
    await portal.get('/patterns').expect(200);
    const body = { template: cleanTemplate, stage: 'lint' };
    await portal.post('/validate', body).expect(200);
    const { body: refused } = await portal.post('/validate', body).expect(429);
    expect(refused.error.message).toMatch(/more than 1 validations/);
  });

  it('count what a plugin does in somebody’s name, and not what it does itself', async () => {
    const inName = callers.scaffolderFor('user:default/admin');
    for (const status of [403, 403, 429]) {
      await change(inName).expect(status);
    }
    await change(callers.admin).expect(429);
    const url = '/patterns/any/versions/1.0.0/release/start';
    const statuses = [];
    for (let n = 0; n < 4; n++) {
      const body = { taskId: 'task-1' };
      const { status } = await portal.post(url, body, callers.scaffolder);
      statuses.push(status);
    }
    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  it('come before the body is read, but after the sign-in', async () => {
    for (const status of [404, 404]) await change(callers.admin).expect(status);
    const body = { padding: 'x'.repeat(4 * 1024 * 1024) };
    const url = '/patterns/any/versions/1.0.0/retry';
    await portal.post(url, body).expect(429);
    await portal.post(url, body, callers.nobody).expect(401);
    const tooLarge = await portal.post(url, body, callers.otherAdmin);
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.body.error.message).toMatch(
      /has 4\.0 MiB, and at most 3\.0 MiB are taken/,
    );
  });

  it.each([0, -1, 1.5])('cannot be %p', value => {
    const config = mockServices.rootConfig({
      data: { patterns: { limits: { changesPerMinute: value } } },
    });
    expect(() => readPatternsConfig(config)).toThrow(
      /patterns\.limits\.changesPerMinute is .*: use a whole number from 1 on, such as 60/,
    );
  });
});
