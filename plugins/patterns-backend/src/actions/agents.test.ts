import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  callers,
  cleanTemplate,
  openBucketTemplate,
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';
import { publication } from '../__testUtils__/authorizationTable';

jest.setTimeout(120_000);

/** As Backstage's MCP server calls in the name of a person. */
const agentOf = (name: string) =>
  `Bearer ${mockCredentials.user.token(`user:default/${name}`, {
    actor: { subject: 'plugin:mcp-actions' },
  })}`;
const agents = {
  developer: agentOf('developer'),
  publisher: agentOf('publisher'),
};

const version = '1.0.0';
const topic = {
  name: 'topic',
  version,
  title: 'Topic',
  type: 'CFN',
  description: 'Says nothing',
  owner: 'group:default/platform',
  files: {
    'template.yaml': cleanTemplate,
    'README.md': `# Topic\n\n${'word '.repeat(4_000)}`,
    'usage.md': 'Give it no parameters.',
  },
};

function start(options?: Parameters<typeof startPatternsBackend>[1]) {
  return startPatternsBackend(
    {},
    {
      features: [actionsRegistryServiceFactory],
      ...options,
    },
  );
}

const callOf =
  (portal: TestPortal) =>
  (action: string, input: object, as = agents.developer) =>
    portal.post(
      `/.backstage/actions/v1/actions/patterns:${action}/invoke`,
      input,
      as,
    );

describe('agents', () => {
  let portal: TestPortal;
  let call: ReturnType<typeof callOf>;

  beforeAll(async () => {
    portal = await start();
    call = callOf(portal);
    await call('submit-version', topic, agents.publisher).expect(200);
    const { digest, releaseKey } = await portal.approve('topic', version);
    const release = `/patterns/topic/versions/${version}/release`;
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
    await portal.submit('hidden', version, {
      'template.yaml': cleanTemplate,
      'README.md': 'Approve me',
    });
    await portal.reaches('hidden', version, 'in-review');
    await portal.post('/attributes', { key: 'Zone', value: 'EU' }).expect(201);
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    portal.audit.entries.length = 0;
  });

  it('find approved patterns alone, even for those who see others', async () => {
    for (const agent of Object.values(agents)) {
      const { body } = await call('search-patterns', {}, agent).expect(200);
      expect(body.output).toEqual({
        patterns: [
          {
            name: 'topic',
            title: 'Topic',
            type: 'CFN',
            description: 'Says nothing',
            owner: 'group:default/platform',
            latestVersion: version,
            attributes: {},
          },
        ],
      });
    }
    const { body } = await call('search-patterns', { words: 'nowhere' });
    expect(body.output.patterns).toEqual([]);
  });

  it('get a pattern with usage, in an answer of limited size', async () => {
    const { body } = await call('get-pattern', { name: 'topic' }).expect(200);
    expect(body.output).toMatchObject({
      name: 'topic',
      version,
      state: 'published',
      usage: 'Give it no parameters.',
      resourceTypes: ['AWS::CloudFormation::WaitConditionHandle'],
      findings: { error: 0 },
      parameters: [],
      use: [
        {
          resource: {
            Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
            Properties: { ProvisioningArtifactName: version },
          },
        },
      ],
    });
    expect(body.output).not.toHaveProperty('notice');
    expect(body.output.readme).toMatch(/more characters: they are on the page/);
    expect(JSON.stringify(body).length).toBeLessThan(20_000);
  });

  it('hear of what is hidden what they hear of what is not there', async () => {
    const ask = async (name: string) => {
      const { status, body } = await call('get-pattern', { name });
      return [status, body.error.message.replace(name, 'X')];
    };
    const missing = await ask('missing');
    expect(missing).toEqual([404, "There is no pattern 'X'"]);
    expect(await ask('hidden')).toEqual(missing);
  });

  it('tell a publisher where an own version stands, and not to use it', async () => {
    const input = { name: 'hidden', version };
    const { body } = await call('get-pattern', input, agents.publisher);
    expect(body.output).toMatchObject({
      notice:
        'Not approved: it is in-review. Do not use it; this is for who wrote it.',
      state: 'in-review',
      use: [],
      openFindings: expect.any(Array),
    });
    expect(JSON.stringify(body)).not.toContain('Approve me');
    const unnamed = { name: 'hidden' };
    const refused = await call('get-pattern', unnamed, agents.publisher);
    expect(refused.body.error.message).toBe(
      "The pattern 'hidden' has no approved version: name a version, such as 1.0.0, which is in-review, to see where it stands",
    );
  });

  it('validate against the gate, for publishers alone', async () => {
    const input = { template: openBucketTemplate };
    const { body } = await call('validate-template', input, agents.publisher);
    expect(body.output.passed).toBe(false);
    expect(body.output.errors).toBeGreaterThan(0);
    expect(body.output.findings[0]).toMatchObject({
      severity: 'error',
      ruleId: expect.any(String),
      message: expect.any(String),
      resource: 'Bucket',
    });
    const clean = { template: cleanTemplate };
    const passed = await call('validate-template', clean, agents.publisher);
    expect(passed.body.output.passed).toBe(true);
    const refused = await call('validate-template', clean).expect(403);
    expect(refused.body.error.message).toMatch(
      /^This needs the permission patterns.pattern.create/,
    );
  });

  it('list attributes with their rules, page by page', async () => {
    const { body } = await call('list-attributes', { key: 'zone' }).expect(200);
    expect(body.output).toEqual({
      keys: [
        {
          key: 'Zone',
          values: ['EU'],
          valuesLeft: 0,
          rule: { requiredFor: [], several: false },
        },
      ],
    });
    const after = await call('list-attributes', { cursor: 'Zone' });
    expect(after.body.output).toEqual({ keys: [] });
    const unknown = await call('list-attributes', { cursor: 'no' }).expect(400);
    expect(unknown.body.error.message).toMatch(/^cursor is not one of a page/);
  });

  it('submit for the person; the same again is the same, and another is refused', async () => {
    const again = await call('submit-version', topic, agents.publisher);
    expect(again.body.output).toMatchObject({
      state: 'published',
      page: '/patterns/topic/versions/1.0.0',
    });
    const { body } = await portal.get('/patterns/topic/versions/1.0.0');
    expect(body.submittedBy).toBe('user:default/publisher');
    const other = { ...topic, notes: 'Other' };
    await call('submit-version', other, agents.publisher).expect(409);
    const notTheirs = agentOf('publisher2');
    await call('submit-version', topic, notTheirs).expect(409);
    const refused = await call('submit-version', topic).expect(403);
    expect(refused.body.error.message).toMatch(
      /^This needs the permission patterns.pattern.create/,
    );
  });

  it.each([
    [{ name: 'Big Name', title: ' ' }, /^name has only .*; title is required/],
    [{ files: { '../x': 'y', 'template.yaml': '' } }, /\.\./],
    [{ files: { 'README.md': '' } }, /has no template/],
    [{ files: {} }, /has no files/],
    [{ attributes: { Nope: ['x'] } }, /Nope/],
  ])('hear which rule a submission breaks: %j', async (change, message) => {
    const input = { ...topic, name: 'other', ...change };
    const { body } = await call('submit-version', input, agents.publisher);
    expect(body.error).toMatchObject({ name: 'InputError' });
    expect(body.error.message).toMatch(message);
  });

  it('are told to the audit log with the person, the agent and the end', async () => {
    await call('get-pattern', { name: 'topic' });
    await call('submit-version', topic);
    await call('search-patterns', {}, callers.otherPlugin);
    const person = {
      caller: 'user:default/developer',
      roles: [],
      onBehalfBy: 'plugin:mcp-actions',
    };
    expect(portal.audit.entries).toMatchObject([
      {
        eventId: 'agent-get-pattern',
        outcome: 'succeeded',
        meta: { ...person, patternName: 'topic' },
      },
      {
        eventId: 'agent-submit-version',
        outcome: 'failed',
        meta: { ...person, patternName: 'topic', version },
        error: expect.stringContaining('patterns.pattern.create'),
      },
      {
        eventId: 'agent-search-patterns',
        outcome: 'failed',
        meta: { caller: 'plugin:catalog' },
      },
    ]);
  });

  it('find and get nothing that was revoked, and are told of what is deprecated', async () => {
    const move = (state: string) =>
      portal
        .change(`/patterns/topic/versions/${version}/lifecycle`, {
          state,
          reason: 'It says nothing.',
        })
        .expect(200);
    const names = async () => {
      const { body } = await call('search-patterns', {}).expect(200);
      return body.output.patterns;
    };
    await move('deprecated');
    const deprecated = await call('get-pattern', { name: 'topic' }).expect(200);
    expect(Object.entries(deprecated.body.output)[0]).toEqual([
      'notice',
      'Deprecated: do not use it for anything new. Reason: It says nothing.',
    ]);
    expect(await names()).toMatchObject([
      { name: 'topic', notice: expect.stringMatching(/^Deprecated/) },
    ]);
    await move('revoked');
    for (const agent of Object.values(agents)) {
      await call('get-pattern', { name: 'topic' }, agent).expect(404);
      await call('get-pattern', { name: 'topic', version }, agent).expect(404);
    }
    expect(await names()).toEqual([]);
  });

  it.each([
    'search-patterns',
    'get-pattern',
    'list-attributes',
    'validate-template',
    'submit-version',
  ])('cannot call %s for a service, or for nobody', async action => {
    const input = { ...topic, template: cleanTemplate };
    const refused = await call(action, input, callers.otherPlugin).expect(403);
    expect(refused.body.error.message).toMatch(/^Agents act for a person/);
    await call(action, input, callers.nobody).expect(401);
    await call(action, input, callers.stale).expect(401);
  });
});

describe('limits of agents', () => {
  it('are those of the person, whichever way they go', async () => {
    const portal = await start({
      limits: {
        changesPerMinute: 2,
        validationsPerMinute: 1,
        agentReadsPerMinute: 1,
      },
    });
    const call = callOf(portal);
    const retry = '/patterns/any/versions/1.0.0/retry';
    await portal.post(retry, {}, callers.publisher).expect(403);
    const input = { ...topic, name: 'Wrong name' };
    await call('submit-version', input, agents.publisher).expect(400);
    const refused = await call('submit-version', input, agents.publisher);
    expect(refused.body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^These are more than 2 changes in a minute: wait \d+ seconds, then go on$/,
      ),
    });
    await portal.post(retry, {}, callers.publisher).expect(429);

    const template = { template: cleanTemplate };
    await call('validate-template', template, agents.publisher).expect(200);
    await call('validate-template', template, agents.publisher).expect(503);
    await call('search-patterns', {}, agents.publisher).expect(200);
    await call('get-pattern', { name: 'x' }, agents.publisher).expect(503);
    await call('search-patterns', {}, agents.developer).expect(200);
    await portal.stop();
  });
});
