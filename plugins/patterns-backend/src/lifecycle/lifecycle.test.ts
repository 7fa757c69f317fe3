import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  patternsLifecycleMirrorExtensionPoint,
  LifecycleMirrorError,
  type MirroredVersion,
} from '@apo/backstage-plugin-patterns-node';
import type { LifecycleChange } from '@apo/backstage-plugin-patterns-common';
import { publication } from '../__testUtils__/authorizationTable';
import {
  callers,
  cleanTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

/** Remembers what it is to show, and fails when told so. */
const mirror = {
  shown: [] as MirroredVersion[],
  failure: undefined as Error | undefined,
  async show(version: MirroredVersion) {
    if (mirror.failure) throw mirror.failure;
    mirror.shown.push(version);
  },
};

const mirrorModule = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'test-mirror',
  register({ registerInit }) {
    registerInit({
      deps: { mirrors: patternsLifecycleMirrorExtensionPoint },
      init: async ({ mirrors }) => mirrors.setLifecycleMirror(mirror),
    });
  },
});

describe('lifecycle', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPatternsBackend({}, { features: [mirrorModule] });
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    mirror.failure = undefined;
    mirror.shown = [];
  });

  async function publish(name: string, version: string, readme = 'Read me') {
    await portal.submit(name, version, {
      'template.yaml': cleanTemplate,
      'README.md': readme,
    });
    const { digest, releaseKey } = await portal.approve(name, version);
    const release = `/patterns/${name}/versions/${version}/release`;
    // The one that the scaffolder of the tests answers with.
    const taskId = 'task-1';
    await portal
      .post(`${release}/start`, { taskId, releaseKey }, callers.scaffolder)
      .expect(200);
    await portal
      .post(
        `${release}/finish`,
        { taskId, publications: [publication(digest)] },
        callers.scaffolder,
      )
      .expect(200);
  }

  const setPattern = (name: string, body: LifecycleChange, as?: string) =>
    portal.change(`/patterns/${name}/lifecycle`, body, as);
  const setVersion = (
    name: string,
    version: string,
    body: LifecycleChange,
    as?: string,
  ) =>
    portal.change(`/patterns/${name}/versions/${version}/lifecycle`, body, as);

  async function statesOf(name: string) {
    const { body } = await portal.get(`/patterns/${name}`).expect(200);
    return Object.fromEntries(
      body.versions.map((v: { version: string; state: string }) => [
        v.version,
        v.state,
      ]),
    );
  }

  async function reachesSync(name: string, version: string, state: string) {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await portal.get(
        `/patterns/${name}/versions/${version}`,
      );
      if (body.lifecycleSync?.state === state) return body.lifecycleSync;
      if (Date.now() > deadline) throw new Error(JSON.stringify(body));
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('deprecates a version with reason and successor, and shows it', async () => {
    await publish('store', '1.0.0');
    await publish('bucket', '1.0.0');
    const { body } = await setVersion('bucket', '1.0.0', {
      state: 'deprecated',
      reason: '  Use the store ',
      successor: 'store',
    }).expect(200);
    expect(body).toMatchObject({
      state: 'deprecated',
      retirement: {
        reason: 'Use the store',
        successor: 'store',
        by: 'user:default/admin',
        scope: 'version',
      },
    });
    expect(body.retirement.before).toBeUndefined();
    await reachesSync('bucket', '1.0.0', 'synced');
    expect(mirror.shown.at(-1)).toMatchObject({
      patternName: 'bucket',
      version: '1.0.0',
      state: 'deprecated',
      retirement: { reason: 'Use the store', successor: 'store' },
      publications: [{ productId: 'prod-1', artifactId: 'pa-1' }],
    });
    const seen = await portal.get('/patterns/bucket', callers.developer);
    expect(seen.body).toMatchObject({
      lifecycle: 'deprecated',
      versions: [{ retirement: { reason: 'Use the store' } }],
    });
    expect(seen.body.can.deprecate.allowed).toBe(false);
    expect(seen.body.can.launch.allowed).toBe(false);
    expect(seen.body.can.subscribe.allowed).toBe(true);
    expect(portal.audit.of('version-lifecycle').at(-1)).toMatchObject({
      outcome: 'succeeded',
      meta: { patternName: 'bucket', version: '1.0.0', state: 'deprecated' },
    });
  });

  it('revokes by two recorded steps, and takes it back by two', async () => {
    await publish('queue', '1.0.0');
    const reason = 'It leaks';
    await setVersion('queue', '1.0.0', { state: 'revoked', reason }).expect(
      200,
    );
    await setVersion('queue', '1.0.0', { state: 'revoked', reason }).expect(
      200,
    );
    await setVersion('queue', '1.0.0', { state: 'published' }).expect(200);
    const { body } = await portal.get('/patterns/queue/history');
    const steps = body.items.map((s: { to: string; comment?: string }) => [
      s.to,
      s.comment,
    ]);
    expect(steps.slice(0, 5)).toEqual([
      ['published', undefined],
      ['deprecated', undefined],
      ['revoked', reason],
      ['deprecated', reason],
      ['published', undefined],
    ]);
    const version = await portal.get('/patterns/queue/versions/1.0.0');
    expect(version.body.retirement).toBeUndefined();
    await reachesSync('queue', '1.0.0', 'synced');
    expect(mirror.shown.at(-1)).toMatchObject({ state: 'published' });
  });

  it('hides a revoked version from everybody who sees what is published', async () => {
    await publish('topic', '1.0.0', 'lilac');
    await publish('topic', '2.0.0', 'maroon');
    const change = { state: 'revoked', reason: 'It leaks' } as const;
    await setVersion('topic', '2.0.0', change).expect(200);
    const url = '/patterns/topic/versions/2.0.0';
    for (const path of ['', '/report', '/file?path=README.md', '/package']) {
      const hidden = await portal.get(url + path, callers.developer);
      const absent = await portal.get(
        `/patterns/topic/versions/3.0.0${path}`,
        callers.developer,
      );
      expect([path, hidden.status]).toEqual([path, 404]);
      expect(hidden.body.error.message).toBe(
        absent.body.error.message.replace('3.0.0', '2.0.0'),
      );
    }
    const { body } = await portal.get('/patterns/topic', callers.developer);
    expect(body.latestVersion).toBe('1.0.0');
    expect(body.versions.map((v: { version: string }) => v.version)).toEqual([
      '1.0.0',
    ]);
    const found = async (search: string) => {
      const page = await portal.get(
        `/patterns?search=${search}`,
        callers.developer,
      );
      return page.body.items.map((p: { name: string }) => p.name);
    };
    expect(await found('maroon')).toEqual([]);
    expect(await found('lilac')).toEqual(['topic']);
    await portal.get(url, callers.publisher).expect(200);
    await setVersion('topic', '2.0.0', { state: 'published' }).expect(200);
    expect(await found('maroon')).toEqual(['topic']);
  });

  it('revokes a whole pattern, and brings back what it was', async () => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0']) {
      await publish('network', version);
    }
    const alone = { reason: 'Old' } as const;
    await setVersion('network', '1.0.0', { state: 'deprecated', ...alone });
    await setVersion('network', '1.1.0', { state: 'revoked', ...alone });
    await portal.submit('network', '2.0.0');
    await portal.reaches('network', '2.0.0', 'in-review');
    const revoke = { state: 'revoked', reason: 'All leak' } as const;
    const { body } = await setPattern('network', revoke).expect(200);
    expect(body.lifecycle).toBe('revoked');
    expect(await statesOf('network')).toEqual({
      '1.0.0': 'revoked',
      '1.1.0': 'revoked',
      '1.2.0': 'revoked',
      '1.3.0': 'revoked',
      '2.0.0': 'in-review',
    });
    await portal.get('/patterns/network', callers.developer).expect(404);
    await setPattern('network', { state: 'published' }).expect(200);
    expect(await statesOf('network')).toEqual({
      '1.0.0': 'deprecated',
      '1.1.0': 'revoked',
      '1.2.0': 'published',
      '1.3.0': 'published',
      '2.0.0': 'in-review',
    });
  });

  it('refuses what is said of it field by field', async () => {
    await publish('faulty', '1.0.0');
    await portal.submit('draft', '1.0.0');
    const revoked = { state: 'revoked', reason: 'It leaks' } as const;
    const refused: [LifecycleChange, string][] = [
      [{ state: 'deprecated', reason: ' ' }, 'reason'],
      [{ state: 'revoked' }, 'reason'],
      [{ ...revoked, successor: 'faulty' }, 'successor'],
      [{ ...revoked, successor: 'nothing' }, 'successor'],
      [{ ...revoked, successor: 'draft' }, 'successor'],
    ];
    for (const [change, field] of refused) {
      for (const call of [
        setPattern('faulty', change),
        setVersion('faulty', '1.0.0', change),
      ]) {
        const { body } = await call.expect(400);
        const fields = body.error.fields.map(
          (problem: { field: string }) => problem.field,
        );
        expect([change, fields]).toEqual([change, [field]]);
      }
    }
    expect(await statesOf('faulty')).toEqual({ '1.0.0': 'published' });
  });

  it('says why it does not get to AWS, and tries again when asked', async () => {
    await publish('failing', '1.0.0');
    mirror.failure = new LifecycleMirrorError('No such product', {
      retryable: false,
    });
    await setVersion('failing', '1.0.0', {
      state: 'deprecated',
      reason: 'Old',
    }).expect(200);
    const { message } = await reachesSync('failing', '1.0.0', 'failed');
    expect(message).toBe('No such product');
    mirror.failure = undefined;
    const subjects = [{ kind: 'lifecycle', id: 'failing@1.0.0' }];
    const retry = (as: string, body: object = { subjects }) =>
      portal.post('/attribute-sync/requests', body, as);
    const refused = await retry(callers.publisher).expect(403);
    expect(refused.body.error.message).toMatch(/patterns.version.deprecate/);
    const missing = [{ kind: 'lifecycle', id: 'failing@9.0.0' }];
    await retry(callers.admin, { subjects: missing }).expect(404);
    await retry(callers.admin).expect(202);
    await reachesSync('failing', '1.0.0', 'synced');
  });
});
