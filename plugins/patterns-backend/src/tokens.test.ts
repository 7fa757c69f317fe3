import { packBundle } from '@apo/backstage-plugin-patterns-node';
import { tableOf } from './__testUtils__/authorizationTable';
import { operations, urlOf, type Operation } from './__testUtils__/contract';
import { LIFETIME, newKeys, RealAuth } from './__testUtils__/RealAuth';
import {
  cleanTemplate,
  startPatternsBackend,
  type TestPortal,
} from './__testUtils__/startPatternsBackend';

jest.setTimeout(60_000);

const admin = 'user:default/admin';

describe('the token of an admin', () => {
  const auth = new RealAuth();
  let portal: TestPortal;
  let table: ReturnType<typeof tableOf>;

  beforeAll(async () => {
    portal = await startPatternsBackend({}, auth);
    table = tableOf(
      await packBundle(
        new Map([['template.yaml', Buffer.from(cleanTemplate)]]),
      ),
    );
  });
  afterAll(async () => {
    await portal?.stop();
    auth.dispose();
  });

  async function statusesOf(operation: Operation, token: string) {
    const statuses = [];
    for (const [, sent] of table[operation.operationId]) {
      const url = urlOf(operation, sent);
      const { method } = operation;
      const { status } = await portal.send(method, url, token, sent.body);
      statuses.push(status);
    }
    return statuses;
  }

  it.each(operations)(
    'is refused by $operationId when it has expired or is forged',
    async operation => {
      const { privateKey } = newKeys();
      for (const token of [
        await auth.header(admin, { age: LIFETIME + 60 }),
        await auth.header(admin, { privateKey }),
      ]) {
        const statuses = await statusesOf(operation, token);
        expect(new Set(statuses)).toEqual(new Set([401]));
      }
      const fresh = await statusesOf(operation, await auth.header(admin));
      expect(fresh).not.toContain(401);
    },
  );
});
