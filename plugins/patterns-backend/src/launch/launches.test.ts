import { readFile } from 'node:fs/promises';
import path from 'node:path';
import patternsModuleAws from '@apo/backstage-plugin-patterns-backend-module-aws';
import { callers } from '../__testUtils__/startPatternsBackend';
import { repositoryRoot } from '../scanner/testing/samples';
import { LaunchPortal, parameters, secret } from './__testUtils__/LaunchPortal';

jest.setTimeout(120_000);

const other = callers.publisher;

describe('launches through Service Catalog', () => {
  let scene: LaunchPortal;
  beforeAll(async () => {
    scene = await LaunchPortal.start([patternsModuleAws]);
    await scene.publish('waiting');
  });
  afterAll(() => scene.stop());
  beforeEach(() => scene.aws.faults.clear());

  const launched = async (name: string, as = callers.developer) => {
    const answer = await scene.launch('waiting', { name, parameters }, as);
    if (answer.status !== 202) throw new Error(answer.text);
    return answer.body.id as string;
  };

  it('run a starter from launch to end, and tell their outputs', async () => {
    const file = 'templates/starters/encrypted-bucket/template.yaml';
    const template = await readFile(path.join(repositoryRoot, file), 'utf8');
    await scene.publish('encrypted', template);
    const { body: version } = await scene.portal.get(
      '/patterns/encrypted/versions/1.0.0/report',
    );
    const needed = version.templates[0].parameters.filter(
      (each: { default?: string }) => each.default === undefined,
    );
    const { body, status } = await scene.launch('encrypted', {
      name: 'orders-bucket',
      parameters: needed.map(({ name }: { name: string }) => ({
        key: name,
        value: 'orders',
      })),
    });
    expect([status, body.message]).toEqual([202, undefined]);
    expect(['starting', 'running']).toContain(body.state);
    const ready = await scene.becomes(body.id, 'available');
    expect(ready.outputs?.length).toBeGreaterThan(0);
    expect(ready.provisionedProductId).toMatch(/^pp-/);

    const { body: ending } = await scene.portal
      .delete(`/launches/${body.id}`, callers.developer)
      .expect(202);
    expect(ending.state).toBe('ending');
    await scene.becomes(body.id, 'ended');
    expect(await scene.provisioned()).toEqual([]);
  });

  it('are tagged with pattern, version and user, and give what the template says', async () => {
    const id = await launched('tagged');
    const { outputs } = await scene.becomes(id, 'available');
    expect(outputs).toEqual([
      {
        key: 'Greeting',
        value: 'orders of eu-west-1: low',
        description: 'What it says',
      },
      { key: 'Handle', value: expect.stringContaining('Wait') },
    ]);
    const [product] = (await scene.provisioned()).filter(
      ({ Name }) => Name === 'tagged',
    );
    expect(product).toMatchObject({ IdempotencyToken: id });
    expect(product.Tags).toEqual([
      { Key: 'apo:pattern', Value: 'waiting' },
      { Key: 'apo:version', Value: '1.0.0' },
      { Key: 'apo:launched-by', Value: 'user:default/developer' },
    ]);
  });

  it('keep a secret parameter nowhere', async () => {
    const id = await launched('secretive');
    const { body: mine } = await scene.portal.get(
      `/launches/${id}`,
      callers.developer,
    );
    expect(mine.parameters).toEqual([{ key: 'Team', value: 'orders' }]);
    await scene.becomes(id, 'available');
    const seen = JSON.stringify([
      mine,
      (await scene.portal.get('/launches', callers.developer)).body,
      scene.portal.audit.entries,
    ]);
    expect(seen).toContain('secretive');
    expect(seen).not.toContain(secret);
  });

  it('say every field that breaks a rule, and no value', async () => {
    const { status, body } = await scene.launch('waiting', {
      name: '-no',
      parameters: [
        { key: 'Team', value: 'Orders' },
        { key: 'Size', value: '10' },
        { key: 'Tier', value: 'top' },
        { key: 'Password', value: 'short' },
        { key: 'Colour', value: 'red' },
      ],
    });
    expect(status).toBe(400);
    const fields = body.error.fields.map((f: { field: string }) => f.field);
    expect(fields.sort()).toEqual([
      'name',
      'parameters.Colour',
      'parameters.Password',
      'parameters.Size',
      'parameters.Team',
      'parameters.Tier',
    ]);
    expect(JSON.stringify(body)).not.toContain('short');
    const missing = await scene.launch('waiting', {
      name: 'missing',
      parameters: [],
    });
    expect(missing.status).toBe(400);
    expect(missing.body.error.message).toContain('parameters.Team');
    const somewhere = await scene.launch('waiting', {
      name: 'somewhere',
      targetName: 'us',
      parameters,
    });
    expect(somewhere.body.error.fields).toEqual([
      expect.objectContaining({ field: 'targetName' }),
    ]);
  });

  it('take no name twice, and show a race beside the name', async () => {
    await launched('twice');
    const again = await scene.launch('waiting', { name: 'twice', parameters });
    expect([again.status, again.body.error.fields?.[0].field]).toEqual([
      400,
      'name',
    ]);
    const answers = await Promise.all(
      [0, 1].map(() => scene.launch('waiting', { name: 'race', parameters })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 400]);
    const named = (await scene.provisioned()).filter(
      ({ Name }) => Name === 'race',
    );
    expect(named).toHaveLength(1);
  });

  it('say why they failed, and can be ended then', async () => {
    const id = await launched('it-must-fail');
    const failed = await scene.becomes(id, 'failed');
    expect(failed.message).toContain('failed to create: [Bucket]');
    expect(failed.can.end).toEqual({ allowed: true });
    await scene.portal.delete(`/launches/${id}`, callers.developer).expect(202);
    await scene.becomes(id, 'ended');
  });

  it('go on as they were when they could not be ended, until they can', async () => {
    const id = await launched('it-must-stay');
    await scene.becomes(id, 'available');
    const end = () =>
      scene.portal.delete(`/launches/${id}`, callers.developer).expect(202);
    await end();
    const stayed = await scene.becomes(id, 'available');
    expect(stayed.message).toContain(
      'It could not be ended. The following resource(s) failed to delete',
    );
    await end();
    await scene.becomes(id, 'ended');
  });

  it('are found again when the answer to the order was lost', async () => {
    scene.aws.faults.add({
      kind: 'drop-after',
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      times: 10,
    });
    const { body, status } = await scene.launch('waiting', {
      name: 'lost-answer',
      parameters,
    });
    expect([status, body.state]).toEqual([202, 'starting']);
    scene.aws.faults.clear();
    await scene.becomes(body.id, 'available');
    const named = (await scene.provisioned()).filter(
      ({ Name }) => Name === 'lost-answer',
    );
    expect(named).toHaveLength(1);
  });

  it('are refused in plain words when Service Catalog refuses them', async () => {
    scene.aws.faults.add({
      kind: 'error',
      service: 'servicecatalog',
      operation: 'ProvisionProduct',
      status: 400,
      code: 'AccessDeniedException',
      message: `The password ${secret} is no good`,
    });
    const { status, body } = await scene.launch('waiting', {
      name: 'denied',
      parameters,
    });
    expect(status).toBe(409);
    expect(body.error.message).toContain('Could not launch denied');
    expect(body.error.message).toContain('The password *** is no good');
    const { body: list } = await scene.portal.get(
      '/launches?limit=1',
      callers.developer,
    );
    expect(list.items[0]).toMatchObject({ name: 'denied', state: 'failed' });
    expect(JSON.stringify(scene.portal.audit.entries)).not.toContain(secret);
  });

  it('show others who uses what, and no more', async () => {
    const id = await launched('shared');
    await scene.becomes(id, 'available');
    const { body } = await scene.portal.get(`/launches/${id}`, other);
    expect(body).toEqual({
      id,
      kind: 'product',
      patternName: 'waiting',
      version: '1.0.0',
      name: 'shared',
      state: 'available',
      launchedBy: 'user:default/developer',
      launchedAt: expect.any(String),
      updatedAt: expect.any(String),
      behind: false,
      can: { end: { allowed: false, reason: expect.any(String) } },
    });
    await scene.portal.delete(`/launches/${id}`, other).expect(403);
    const { body: list } = await scene.portal.get('/launches', other);
    expect(list.items).toEqual([]);
    const { body: seen } = await scene.portal.get(
      '/patterns/waiting/consumers?limit=50',
      other,
    );
    expect(seen.items.map((l: { name: string }) => l.name)).toContain('shared');
    expect(JSON.stringify(seen)).not.toContain('Greeting');
    expect(seen.versions).toEqual([
      { version: '1.0.0', count: seen.total, behind: false },
    ]);
    await scene.portal.delete(`/launches/${id}`, callers.admin).expect(202);
    await scene.becomes(id, 'ended');
  });

  it('are of published versions, and of products', async () => {
    await scene.portal.submit('draft', '1.0.0');
    await scene.portal.reaches('draft', '1.0.0', 'in-review');
    const body = { name: 'draft', parameters: [] };
    const application = await scene.portal.post(
      '/patterns/waiting/versions/1.0.0/applications',
      { name: 'app' },
      callers.developer,
    );
    const answers = [
      await scene.launch('draft', body),
      await scene.launch('draft', body, callers.publisher),
      await scene.launch('missing', body),
      application,
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 409, 404, 400]);
  });
});

describe('a portal that launches nothing', () => {
  it('says who can change that', async () => {
    const scene = await LaunchPortal.start([patternsModuleAws], {
      enabled: false,
    });
    try {
      await scene.publish('waiting');
      const { status, body } = await scene.launch('waiting', {
        name: 'mine',
        parameters,
      });
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining('patterns.launch.enabled'),
      ]);
      const { body: pattern } = await scene.portal.get(
        '/patterns/waiting',
        callers.developer,
      );
      expect(pattern.can.launch.allowed).toBe(false);
    } finally {
      await scene.stop();
    }
  });
});
