import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { packBundle, readBundle } from '@apo/backstage-plugin-patterns-node';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import { createSubmitAction } from './submit';

const TEMPLATE = 'Resources: { Topic: { Type: AWS::SNS::Topic } }';
const fields = {
  name: 'topic',
  version: '1.0.0',
  title: 'Topic',
  type: 'CFN' as const,
  owner: 'group:default/platform',
};
const SUBMIT = 'POST /patterns/topic/versions';
const GET_VERSION = 'GET /patterns/topic/versions/1.0.0';

jest.setTimeout(30_000);

describe('patterns:submit', () => {
  const workspace = createMockDirectory();
  let patterns: FakePatterns;

  beforeAll(async () => {
    patterns = await startFakePatterns();
  });
  afterAll(() => patterns?.stop());
  beforeEach(() => {
    patterns.reset();
    workspace.clear();
  });

  const createContext = (input: object) =>
    createMockActionContext({
      input: { ...fields, ...input },
      workspacePath: workspace.path,
      user: { ref: 'user:default/mock' },
    }) as never as Parameters<
      ReturnType<typeof createSubmitAction>['handler']
    >[0] & { output: jest.Mock };

  async function run(input: object, changes: object = {}) {
    const ctx = { ...createContext(input), ...changes };
    await createSubmitAction(patterns.connection).handler(ctx);
    return Object.fromEntries(ctx.output.mock.calls);
  }

  async function accept(content: Record<string, string>) {
    const { digest } = await packBundle(
      new Map(Object.entries(content).map(([k, v]) => [k, Buffer.from(v)])),
    );
    patterns.on(`PUT /bundles/${digest}`, { status: 204 });
    patterns.on(SUBMIT, { status: 202, json: { state: 'validating' } });
    return digest;
  }

  it('packs a folder of the workspace and submits it for the initiator', async () => {
    workspace.setContent({
      bundle: {
        'template.yaml': TEMPLATE,
        docs: { 'README.md': '# Topic' },
        '.git': { config: 'secret' },
      },
      'other.txt': 'not in the bundle',
    });
    const content = { 'template.yaml': TEMPLATE, 'docs/README.md': '# Topic' };
    const digest = await accept(content);

    expect(await run({ path: 'bundle', notes: 'First' })).toEqual({
      digest,
      state: 'validating',
      versionUrl: '/patterns/topic/versions/1.0.0',
    });
    const [put, submit] = patterns.calls;
    expect(Object.fromEntries(await readBundle(put.body))).toEqual(
      Object.fromEntries(
        Object.entries(content).map(([k, v]) => [k, Buffer.from(v)]),
      ),
    );
    const { name: _, ...rest } = fields;
    expect(JSON.parse(submit.body.toString())).toEqual({
      ...rest,
      notes: 'First',
      digest,
    });
    const header = mockCredentials.service.header({
      onBehalfOf: mockCredentials.user(),
      targetPluginId: 'patterns',
    });
    expect(patterns.calls.map(c => c.authorization)).toEqual([header, header]);
  });

  it('takes the wizard’s files instead of the workspace', async () => {
    workspace.setContent({ 'template.yaml': 'other' });
    const digest = await accept({
      'template.yaml': TEMPLATE,
      'docs/picture.txt': 'ünïcode',
    });
    const files = {
      'template.yaml': { text: TEMPLATE },
      'docs/picture.txt': {
        base64: Buffer.from('ünïcode').toString('base64'),
      },
    };
    expect(await run({ files })).toMatchObject({ digest });
  });

  it('sends nothing in a dry run, but packs and checks', async () => {
    const files = { 'template.yaml': { text: TEMPLATE } };
    const { digest } = await packBundle(
      new Map([['template.yaml', Buffer.from(TEMPLATE)]]),
    );
    expect(await run({ files }, { isDryRun: true })).toEqual({
      digest,
      state: 'dry-run',
      versionUrl: '/patterns/topic/versions/1.0.0',
    });
    await expect(run({ files: {} }, { isDryRun: true })).rejects.toThrow(
      /no files/,
    );
    expect(patterns.calls).toEqual([]);
  });

  it.each([
    ['../../etc/cron.d/x', /empty, \. or \.\. part/],
    ['/etc/passwd', /is absolute/],
    ['a\\..\\b', /backslash/],
    ['', /is empty/],
  ])('refuses the file path %j before it sends anything', async (path, why) => {
    const files = {
      'template.yaml': { text: TEMPLATE },
      [path]: { text: 'x' },
    };
    await expect(run({ files })).rejects.toThrow(why);
    expect(patterns.calls).toEqual([]);
  });

  it('refuses what is not base64', async () => {
    const files = { 'template.yaml': { base64: 'no base64!' } };
    await expect(run({ files })).rejects.toThrow(
      /"template.yaml"\]\.base64 is not base64/,
    );
  });

  it('refuses links in the workspace, to files, to folders and out of it', async () => {
    workspace.setContent({ bundle: { 'template.yaml': TEMPLATE } });
    const folder = workspace.resolve('bundle');
    for (const target of ['/etc/passwd', 'template.yaml', '..', 'nowhere']) {
      const link = join(folder, `link-${target.replace(/\W/g, '-')}`);
      await symlink(target, link);
      await expect(run({ path: 'bundle' })).rejects.toThrow(
        /is a link or a device/,
      );
      workspace.setContent({ bundle: { 'template.yaml': TEMPLATE } });
    }
    await symlink('/etc', workspace.resolve('outside'));
    await expect(run({ path: 'outside' })).rejects.toThrow(
      /leads out of the workspace/,
    );
    expect(patterns.calls).toEqual([]);
  });

  it.each([
    ['../other', /leads out of the workspace/],
    ['/etc', /leads out of the workspace/],
    ['absent', /is no folder in the workspace/],
  ])('refuses the folder %j', async (path, why) => {
    await expect(run({ path })).rejects.toThrow(why);
  });

  it('refuses too many and too large files', async () => {
    await mkdir(workspace.resolve('many'), { recursive: true });
    await Promise.all(
      Array.from({ length: 2001 }, (_, i) =>
        writeFile(workspace.resolve(`many/f${i}`), ''),
      ),
    );
    await expect(run({ path: 'many' })).rejects.toThrow(
      /more than 2000 files or 20 MiB/,
    );
    workspace.setContent({
      large: { a: Buffer.alloc(11 << 20), b: Buffer.alloc(11 << 20) },
    });
    await expect(run({ path: 'large' })).rejects.toThrow(/20 MiB/);
    expect(patterns.calls).toEqual([]);
  });

  it('refuses CFN without a template, and a template that AWS does not take', async () => {
    await expect(
      run({ files: { 'README.md': { text: 'x' } } }),
    ).rejects.toThrow(/no template/);
    const text = ' '.repeat((1 << 20) + 1);
    await expect(run({ files: { 'template.yaml': { text } } })).rejects.toThrow(
      /has 1048577 bytes/,
    );
    const digest = await accept({ 'README.md': 'x' });
    expect(
      await run({ type: 'CDK', files: { 'README.md': { text: 'x' } } }),
    ).toMatchObject({ digest });
  });

  it('names every field that breaks a rule', async () => {
    const input = { name: 'Big Topic', version: 'v1', title: ' ', owner: 'x:' };
    await expect(
      run({ ...input, files: { 'template.yaml': { text: TEMPLATE } } }),
    ).rejects.toThrow(/^name has only .*; version .*; owner .*; title /);
    expect(patterns.calls).toEqual([]);
  });

  it('sends attributes, and refuses what can be none', async () => {
    await accept({ 'template.yaml': TEMPLATE });
    const files = { 'template.yaml': { text: TEMPLATE } };
    const attributes = { Data: ['PII', 'Public'], Stage: [] };
    await run({ files, attributes });
    const [, submit] = patterns.calls;
    expect(JSON.parse(submit.body.toString())).toMatchObject({ attributes });
    await expect(
      run({ files, attributes: { 'Data class': ['PII'], Stage: ['a b'] } }),
    ).rejects.toThrow(
      'attributes.Data class (key) has only letters, digits, _ and -: use Data-class; attributes.Stage (value) has only letters, digits, _ and -: use a-b',
    );
  });

  describe('after a lost answer', () => {
    const files = { 'template.yaml': { text: TEMPLATE } };
    const conflict = refusal(
      409,
      'ConflictError',
      'Version 1.0.0 is in-review',
    );

    const recorded = {
      state: 'in-review',
      submittedBy: 'user:default/mock',
      about: { title: fields.title, description: '', owner: fields.owner },
    };

    it('says so, and the retry takes the recorded version as a success', async () => {
      const digest = await accept({ 'template.yaml': TEMPLATE });
      patterns.on(SUBMIT, 'drop');
      await expect(run({ files })).rejects.toThrow(
        /Could not submit topic 1\.0\.0: the patterns back end did not answer .* Retry the task/,
      );
      patterns.on(SUBMIT, conflict);
      patterns.on(GET_VERSION, {
        status: 200,
        json: { digest, ...recorded },
      });
      expect(await run({ files })).toMatchObject({
        digest,
        state: 'in-review',
      });
    });

    it.each([
      [{ Data: ['PII', 'Public'] }, { DATA: ['public', 'pii'] }, true],
      [undefined, { Data: ['PII'] }, true],
      [{}, {}, true],
      [{ Data: ['PII'] }, { Data: ['Public'] }, false],
      [{ Data: ['PII'] }, undefined, false],
      [{}, { Data: ['PII'] }, false],
    ])(
      'takes attributes %j as %j in any case and order: %j',
      async (attributes, found, isSame) => {
        const digest = await accept({ 'template.yaml': TEMPLATE });
        patterns.on(SUBMIT, conflict);
        const about = { ...recorded.about, attributes: found };
        const json = { digest, ...recorded, about };
        patterns.on(GET_VERSION, { status: 200, json });
        const isTaken = await run({ files, attributes }).then(
          ({ state }) => state === 'in-review',
          () => false,
        );
        expect(isTaken).toBe(isSame);
      },
    );

    it.each([
      ['another digest', { digest: 'f'.repeat(64) }],
      ['another submitter', { submittedBy: 'user:default/other' }],
      ['a rejection', { state: 'rejected' }],
      [
        'another title',
        { about: { ...fields, title: 'Other', description: '' } },
      ],
      ['other notes', { notes: 'Other' }],
    ])('refuses a version with %s', async (_, found) => {
      const digest = await accept({ 'template.yaml': TEMPLATE });
      patterns.on(SUBMIT, conflict);
      patterns.on(GET_VERSION, {
        status: 200,
        json: { digest, ...recorded, ...found },
      });
      await expect(run({ files })).rejects.toThrow(
        'Could not submit topic 1.0.0: Version 1.0.0 is in-review',
      );
    });

    it('does not submit again what a checkpoint holds', async () => {
      const checkpoint = jest.fn(async () => 'validating');
      expect(await run({ files }, { checkpoint })).toMatchObject({
        state: 'validating',
      });
      expect(patterns.calls).toEqual([]);
      expect(checkpoint).toHaveBeenCalledWith(
        expect.objectContaining({
          key: expect.stringMatching(/^submit\.topic\.1\.0\.0\.[0-9a-f]{64}$/),
        }),
      );
    });
  });

  it.each([
    [403, 'NotAllowedError'],
    [400, 'InputError'],
  ])('passes on the message of a %s', async (status, name) => {
    await accept({ 'template.yaml': TEMPLATE });
    patterns.on(SUBMIT, refusal(status, name, 'Only publishers may submit'));
    await expect(
      run({ files: { 'template.yaml': { text: TEMPLATE } } }),
    ).rejects.toMatchObject({
      name,
      message: expect.stringContaining('Only publishers may submit'),
    });
  });
});
