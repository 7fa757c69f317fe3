import {
  callers,
  openBucketTemplate,
  startPatternsBackend,
  TestPortal,
  cleanTemplate,
} from './__testUtils__/startPatternsBackend';

jest.setTimeout(120_000);

describe('the patterns back end', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startPatternsBackend();
  });
  afterAll(() => portal.stop());
  afterEach(() => jest.clearAllMocks());

  const publication = (digest: string) => ({
    targetName: 'default',
    target: 'service-catalog',
    publishedAt: new Date().toISOString(),
    digest,
    accountId: '123456789012',
    region: 'eu-west-1',
    productId: 'prod-1',
    artifactId: 'pa-1',
  });

  it('takes a clean version from submission to publication', async () => {
    const submitted = await portal.submit('clean', '1.0.0', {
      'template.yaml': cleanTemplate,
      'README.md': '# Waits for nothing',
    });
    expect(submitted.status).toBe(202);
    expect(submitted.body.state).toBe('validating');

    const { digest, releaseKey } = await portal.approve('clean', '1.0.0');
    const ref = '/patterns/clean/versions/1.0.0';
    expect(await portal.reaches('clean', '1.0.0', 'publishing')).toMatchObject({
      release: { taskId: 'task-1', attempts: 1 },
      review: { reviewer: 'user:default/admin', digest },
    });
    const plan = await portal
      .post(
        `${ref}/release/start`,
        { taskId: 'task-1', releaseKey },
        callers.scaffolder,
      )
      .expect(200);
    expect(plan.body).toMatchObject({
      digest,
      templatePath: 'template.yaml',
      type: 'CFN',
    });
    const template = await portal
      .post(`${ref}/release/template`, { taskId: 'task-1' }, callers.scaffolder)
      .buffer()
      .expect(200);
    expect(template.body.toString()).toBe(cleanTemplate);
    for (let told = 0; told < 2; told++) {
      const finish = await portal
        .post(
          `${ref}/release/finish`,
          { taskId: 'task-1', publications: [publication(digest)] },
          callers.scaffolder,
        )
        .expect(200);
      expect(finish.body.state).toBe('published');
    }

    const seen = await portal
      .get('/patterns?search=nothing', callers.developer)
      .expect(200);
    expect(seen.body.items).toEqual([
      expect.objectContaining({
        name: 'clean',
        latestVersion: '1.0.0',
        lifecycle: 'active',
      }),
    ]);
    const version = await portal.get(ref).expect(200);
    expect(version.body.history.map((t: any) => t.to)).toEqual([
      'validating',
      'in-review',
      'approved',
      'publishing',
      'published',
    ]);
    const readme = await portal
      .get(`${ref}/file?path=README.md`, callers.developer)
      .expect(200);
    expect(readme.headers['x-content-type-options']).toBe('nosniff');
    expect(readme.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('refuses what the gate refuses, says why, and takes it again', async () => {
    await portal.submit('open', '1.0.0', {
      'template.yaml': openBucketTemplate,
    });
    const invalid = await portal.reaches('open', '1.0.0', 'invalid');
    expect(invalid.findings.error).toBeGreaterThan(0);
    expect(invalid.can.resubmit).toEqual({ allowed: true });
    const report = await portal
      .get('/patterns/open/versions/1.0.0/report')
      .expect(200);
    expect(report.body.findings[0]).toMatchObject({
      tool: 'cfn-guard',
      severity: 'error',
      resource: 'Bucket',
      line: expect.any(Number),
    });
    const sarif = await portal
      .get('/patterns/open/versions/1.0.0/report?format=sarif')
      .expect(200);
    expect(sarif.headers['content-type']).toMatch('application/sarif+json');

    const approval = await portal.post('/patterns/open/versions/1.0.0/review', {
      decision: 'approve',
      digest: invalid.digest,
    });
    expect(approval.status).toBe(409);
    expect(approval.body.error.message).toMatch(/invalid/);

    const again = await portal.submit('open', '1.0.0');
    expect(again.status).toBe(202);
    expect(again.body.digest).not.toBe(invalid.digest);
    await portal.reaches('open', '1.0.0', 'in-review');
  });

  it('names each field that breaks a rule', async () => {
    const { status, body } = await portal.submit(
      'no-fields',
      'one',
      undefined,
      callers.publisher,
      {
        owner: 'nobody',
        title: '',
      },
    );
    expect(status).toBe(400);
    expect(body.error.fields).toEqual([
      expect.objectContaining({ field: 'version' }),
      expect.objectContaining({ field: 'owner' }),
      expect.objectContaining({ field: 'title' }),
    ]);
    expect((await portal.get('/patterns/no-fields')).status).toBe(404);
  });

  it.each([
    ['a version that exists', '1.1.0', 409, /1\.1\.0/],
    ['a version that is not newer', '1.0.1', 409, /newer|higher/],
  ])('refuses %s', async (_, version, status, message) => {
    await portal.submit('versions', '1.1.0');
    await portal.reaches('versions', '1.1.0', 'in-review');
    const answer = await portal.submit('versions', version);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it('refuses bundles that are not what they say', async () => {
    const none = '0'.repeat(64);
    const wrong = await portal.put(`/bundles/${none}`, Buffer.from('x'));
    expect(wrong.status).toBe(400);
    const unknown = await portal.post(
      '/patterns/ghost/versions',
      {
        digest: none,
        version: '1.0.0',
        title: 'x',
        type: 'CFN',
        owner: 'group:default/x',
      },
      callers.publisher,
    );
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toMatch(/no bundle/);
    const noTemplate = await portal.submit('ghost', '1.0.0', {
      'README.md': 'x',
    });
    expect(noTemplate.status).toBe(400);
    expect(noTemplate.body.error.message).toMatch(/no template/);
  });

  it('lets nobody review their own version, nor a plugin anybody’s', async () => {
    await portal.submit('own', '1.0.0', undefined, callers.admin);
    const { digest, can } = await portal.reaches('own', '1.0.0', 'in-review');
    expect(can.review.allowed).toBe(false);
    expect(can.review.reason).toMatch(/another platform administrator/);
    const url = '/patterns/own/versions/1.0.0/review';
    const approve = { decision: 'approve', digest };
    expect((await portal.post(url, approve, callers.admin)).status).toBe(403);
    expect((await portal.post(url, approve, callers.publisher)).status).toBe(
      403,
    );
    expect((await portal.post(url, approve, callers.scaffolder)).status).toBe(
      403,
    );
    expect(
      (
        await portal.post(
          url,
          approve,
          callers.scaffolderFor('user:default/admin2'),
        )
      ).status,
    ).toBe(403);
    expect(
      (await portal.post(url, { ...approve, digest: '0' }, callers.otherAdmin))
        .status,
    ).toBe(409);
    expect((await portal.post(url, approve, callers.otherAdmin)).status).toBe(
      200,
    );
    expect((await portal.post(url, approve, callers.otherAdmin)).status).toBe(
      409,
    );
  });

  it('shows a reviewer what approval changes of the pattern', async () => {
    await portal.submit('renamed', '1.0.0');
    const { releaseKey, digest } = await portal.approve('renamed', '1.0.0');
    const url = '/patterns/renamed/versions/1.0.0/release';
    await portal
      .post(
        `${url}/start`,
        { taskId: 'task-1', releaseKey },
        callers.scaffolder,
      )
      .expect(200);
    await portal
      .post(
        `${url}/finish`,
        { taskId: 'task-1', publications: [publication(digest)] },
        callers.scaffolder,
      )
      .expect(200);

    await portal.submit('renamed', '1.1.0', undefined, callers.publisher, {
      title: 'Another title',
    });
    const proposed = await portal.reaches('renamed', '1.1.0', 'in-review');
    expect(proposed.changes).toEqual([
      { field: 'title', from: 'The renamed', to: 'Another title' },
    ]);
    expect(proposed.patternTitle).toBe('The renamed');
    await portal.approve('renamed', '1.1.0');
    const approved = await portal.reaches('renamed', '1.1.0', 'publishing');
    expect(approved).toMatchObject({
      patternTitle: 'Another title',
      changes: [],
    });
  });

  it('rejects only with a comment', async () => {
    await portal.submit('rejected', '1.0.0');
    const { digest } = await portal.reaches('rejected', '1.0.0', 'in-review');
    const url = '/patterns/rejected/versions/1.0.0/review';
    const silent = await portal.post(url, { decision: 'reject', digest });
    expect(silent.status).toBe(400);
    await portal
      .post(url, { decision: 'reject', digest, comment: 'No alarms' })
      .expect(200);
    expect(await portal.reaches('rejected', '1.0.0', 'rejected')).toMatchObject(
      {
        review: { comment: 'No alarms' },
      },
    );
  });

  it('admits the release task that it started, and no other caller', async () => {
    await portal.submit('guarded', '1.0.0');
    const { digest, releaseKey } = await portal.approve('guarded', '1.0.0');
    const start = '/patterns/guarded/versions/1.0.0/release/start';
    const finish = '/patterns/guarded/versions/1.0.0/release/finish';
    const done = { taskId: 'task-1', publications: [publication(digest)] };
    for (const caller of [
      callers.admin,
      callers.publisher,
      callers.otherPlugin,
    ]) {
      expect(
        (await portal.post(start, { taskId: 'task-1', releaseKey }, caller))
          .status,
      ).toBe(403);
      expect((await portal.post(finish, done, caller)).status).toBe(403);
    }
    const malicious = callers.scaffolderFor('user:default/publisher');
    expect(
      (await portal.post(start, { taskId: 'mine' }, malicious)).status,
    ).toBe(403);
    expect(
      (await portal.post(start, { taskId: 'mine', releaseKey }, malicious))
        .status,
    ).toBe(403);
    expect(
      (await portal.post(finish, { ...done, taskId: 'mine' }, malicious))
        .status,
    ).toBe(403);
    const other = { ...done, publications: [publication('0'.repeat(64))] };
    expect((await portal.post(finish, other, callers.scaffolder)).status).toBe(
      409,
    );
    expect(
      (await portal.get('/patterns/guarded/versions/1.0.0')).body.state,
    ).toBe('publishing');
  });

  it('publishes a version once every target has it, and keeps what is done', async () => {
    await portal.submit('twice', '1.0.0');
    const { digest, releaseKey } = await portal.approve('twice', '1.0.0');
    const ref = '/patterns/twice/versions/1.0.0';
    const asTask = (step: string, body: object) =>
      portal.post(
        `${ref}/release/${step}`,
        { taskId: 'task-1', ...body },
        callers.scaffolder,
      );
    await asTask('start', { releaseKey }).expect(200);
    const eu = { ...publication(digest), targetName: 'eu' };
    const us = { ...eu, targetName: 'us', region: 'us-east-1' };
    const targetOf = (name: string, region: string, state = 'pending') => ({
      name,
      region,
      state,
    });
    const targets = [
      targetOf('eu', 'eu-west-1', 'published'),
      { ...targetOf('us', 'us-east-1', 'failed'), message: 'Denied' },
    ];
    const other = { ...eu, digest: '0'.repeat(64) };
    await asTask('targets', { targets, publications: [other] }).expect(409);
    await asTask('targets', { targets, publications: [eu] }).expect(200);
    const state = async () => (await portal.get(ref)).body;
    expect(await state()).toMatchObject({
      state: 'publishing',
      publications: [eu],
      release: {
        targets: [{ ...targets[0], accountId: eu.accountId }, targets[1]],
      },
    });
    const early = await asTask('finish', { publications: [eu] });
    expect(early.status).toBe(409);
    expect(early.body.error.message).toMatch(/is not published to us: retry/);

    // A task that starts over cannot take back what is published.
    const over = targets.map(({ name, region }) => targetOf(name, region));
    const again = await asTask('targets', { targets: over, publications: [] });
    expect(again.body.publications).toEqual([eu]);
    const plan = await asTask('start', {}).expect(200);
    expect(plan.body).toMatchObject({ publications: [eu], previous: [] });

    await asTask('finish', { publications: [us] }).expect(200);
    expect(await state()).toMatchObject({
      state: 'published',
      publications: [eu, us],
      release: { targets: [{ state: 'published' }, { state: 'published' }] },
    });

    await portal.submit('twice', '1.1.0');
    const next = await portal.approve('twice', '1.1.0');
    const nextPlan = await portal.post(
      '/patterns/twice/versions/1.1.0/release/start',
      { taskId: 'task-1', releaseKey: next.releaseKey },
      callers.scaffolder,
    );
    expect(nextPlan.body).toMatchObject({
      publications: [],
      previous: [eu, us],
    });
  });

  it('shows unpublished work to publishers alone', async () => {
    await portal.submit('hidden', '1.0.0');
    await portal.reaches('hidden', '1.0.0', 'in-review');
    for (const url of [
      '/patterns/hidden',
      '/patterns/hidden/versions/1.0.0',
      '/patterns/hidden/versions/1.0.0/report',
    ]) {
      expect((await portal.get(url, callers.developer)).status).toBe(404);
      expect((await portal.get(url, callers.publisher)).status).toBe(200);
      expect((await portal.get(url, callers.nobody)).status).toBe(401);
    }
    const list = await portal
      .get('/patterns?limit=100', callers.developer)
      .expect(200);
    expect(list.body.items.map((p: any) => p.name)).not.toContain('hidden');
    expect(
      (await portal.submit('mine', '1.0.0', undefined, callers.publisher))
        .status,
    ).toBe(202);
    expect((await portal.get('/names/mine2', callers.developer)).status).toBe(
      403,
    );
    expect(
      (
        await portal.post(
          '/validate',
          { template: cleanTemplate, stage: 'lint' },
          callers.developer,
        )
      ).status,
    ).toBe(403);
  });

  it('validates a template while it is written', async () => {
    const lint = await portal
      .post(
        '/validate',
        { template: 'Resources: [', stage: 'lint' },
        callers.publisher,
      )
      .expect(200);
    expect(lint.body).toMatchObject({
      passed: false,
      findings: [expect.objectContaining({ severity: 'error' })],
    });
    const policy = await portal
      .post(
        '/validate',
        { template: openBucketTemplate, stage: 'policy' },
        callers.publisher,
      )
      .expect(200);
    expect(policy.body.findings.map((f: any) => f.tool)).toContain('cfn-guard');
    const clean = await portal
      .post(
        '/validate',
        { template: cleanTemplate, stage: 'policy' },
        callers.publisher,
      )
      .expect(200);
    expect(clean.body).toMatchObject({ passed: true });
  });

  it('refuses requests that break the contract', async () => {
    expect((await portal.get('/patterns?limit=0')).status).toBe(400);
    expect((await portal.get('/patterns?colour=red')).status).toBe(400);
    expect((await portal.get('/patterns?state=lost')).status).toBe(400);
    expect((await portal.get('/patterns?cursor=bad')).status).toBe(400);
    expect(
      (await portal.post('/validate', { template: 1, stage: 'lint' })).status,
    ).toBe(400);
    expect((await portal.get('/patterns/none/versions/1.0.0')).status).toBe(
      404,
    );
  });
});

describe('a release that fails', () => {
  it('says why, and goes on after a retry', async () => {
    const portal = await startPatternsBackend({
      getTask: async () => ({ id: 'task-1', status: 'failed' } as never),
      getLogs: async () => [
        {
          type: 'completion',
          body: {
            message: 'x',
            error: {
              message: 'Service Catalog is throttled: try again in a minute.',
            },
          },
        } as never,
      ],
    });
    try {
      await portal.submit('failing', '1.0.0');
      const { releaseKey } = await portal.approve('failing', '1.0.0');
      const failed = await portal.reaches('failing', '1.0.0', 'publish-failed');
      expect(failed.problem.message).toMatch(/throttled/);
      expect(failed.can.retry).toEqual({ allowed: true });

      const url = '/patterns/failing/versions/1.0.0';
      expect(
        (await portal.post(`${url}/retry`, {}, callers.publisher)).status,
      ).toBe(403);
      portal.scaffolder.scaffold.mockResolvedValue({ taskId: 'task-2' });
      await portal.post(`${url}/retry`).expect(202);
      const old = await portal.post(
        `${url}/release/start`,
        { taskId: 'task-1', releaseKey },
        callers.scaffolder,
      );
      expect(old.status).toBe(403);
      expect((await portal.post(`${url}/retry`)).status).toBe(409);
    } finally {
      await portal.stop();
    }
  });

  it('is told when the task cannot be created', async () => {
    const portal = await startPatternsBackend({
      scaffold: async () => {
        throw new Error('Template not found');
      },
    });
    try {
      await portal.submit('homeless', '1.0.0');
      const { digest } = await portal.reaches('homeless', '1.0.0', 'in-review');
      await portal
        .post('/patterns/homeless/versions/1.0.0/review', {
          decision: 'approve',
          digest,
        })
        .expect(200);
      const failed = await portal.reaches(
        'homeless',
        '1.0.0',
        'publish-failed',
      );
      expect(failed.problem.message).toMatch(
        /template:default\/release-pattern.*Template not found/,
      );
    } finally {
      await portal.stop();
    }
  });
});
