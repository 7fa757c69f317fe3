import { createHash } from 'node:crypto';
import { pack, type Header } from 'tar-stream';
import { demand, urlOf } from '../scripts/portal/PortalApi';
import type { PortalApi } from '../scripts/portal/PortalApi';
import { expect, test } from './portal/test';
import {
  cleanTemplate,
  firstVersions,
  submit,
  submitForReview,
  wizardValues,
} from './patterns';

const MIB = 1024 * 1024;

async function expectNoPattern(api: PortalApi, name: string) {
  const url = `/api/patterns/patterns/${encodeURIComponent(name)}`;
  expect((await api.call('admin', url)).status).toBe(404);
}

const refused: [
  what: string,
  values: { name: string; content: object },
  said: RegExp,
][] = [
  [
    'a malformed name',
    wizardValues({ patternName: 'No Spaces', version: '1.0.0' }),
    /name does not match pattern/,
  ],
  [
    'a name that is too long',
    wizardValues({ patternName: 'x'.repeat(41), version: '1.0.0' }),
    /name does not meet maximum length of 40/,
  ],
  [
    'a version that is not semantic',
    wizardValues({ patternName: 'refused-version', version: 'v1' }),
    /version is a semantic version.*use three numbers, such as 1\.0\.0/,
  ],
  [
    'a template over 1 MiB',
    wizardValues(
      { patternName: 'refused-large', version: '1.0.0' },
      { 'template.yaml': `${cleanTemplate}# ${'x'.repeat(MIB)}` },
    ),
    /template\.yaml has \d+ bytes, and AWS takes at most 1048576: split it/,
  ],
  [
    'no template',
    wizardValues(
      { patternName: 'refused-empty', version: '1.0.0' },
      { 'README.md': '# Nothing' },
    ),
    /^The bundle has no template: add the CloudFormation template as template\.yaml/,
  ],
  [
    'a path out of the bundle',
    wizardValues(
      { patternName: 'refused-path', version: '1.0.0' },
      { 'template.yaml': cleanTemplate, '../../etc/passwd': 'x' },
    ),
    /^Bundle path "\.\.\/\.\.\/etc\/passwd" has an empty, \. or \.\. part: use a relative path/,
  ],
  [
    'an absolute path',
    wizardValues(
      { patternName: 'refused-absolute', version: '1.0.0' },
      { 'template.yaml': cleanTemplate, '/etc/passwd': 'x' },
    ),
    /^Bundle path "\/etc\/passwd" is absolute: use a relative path/,
  ],
  [
    'a repository that cannot be read',
    {
      ...wizardValues({ patternName: 'refused-repository', version: '1.0.0' }),
      content: {
        source: 'repository',
        url: 'https://127.0.0.1:1/no/repository',
      },
    },
    /^Reading from 'https:\/\/127\.0\.0\.1:1\/no\/repository' is not allowed.*configure an integration/,
  ],
];

for (const [what, values, said] of refused) {
  test(`the wizard refuses ${what}, and no pattern is made`, async ({
    portal: { api },
  }) => {
    await expect(api.runWizard(values)).rejects.toThrow(said);
    await expectNoPattern(api, values.name);
  });
}

const badTemplates: [ruleId: string, template: string][] = [
  ['template-not-yaml', 'Resources: [\n'],
  ['template-no-resources', 'Description: nothing\n'],
  [
    'template-alias',
    `a: &a [x, x, x, x, x, x, x, x, x]
${[...'bcdefghi']
  .map((key, index) => {
    const alias = `*${'abcdefgh'[index]}`;
    return `${key}: &${key} [${Array(9).fill(alias).join(', ')}]`;
  })
  .join('\n')}
Resources: { Topic: { Type: 'AWS::SNS::Topic' } }
`,
  ],
];

for (const [ruleId, template] of badTemplates) {
  test(`a template is invalid by ${ruleId}, and can be mended`, async ({
    portal: { api },
  }) => {
    const [ref] = firstVersions('mended', [ruleId]);
    await api.runWizard(wizardValues(ref, { 'template.yaml': template }));
    const invalid = await api.settle(ref, ['invalid']);
    const report = demand(
      await api.call<{ findings: { ruleId: string; severity: string }[] }>(
        'publisher',
        `${urlOf(ref)}/report`,
      ),
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ ruleId, severity: 'error' }),
    );
    await expect(api.approve(invalid)).rejects.toThrow(/invalid/);

    await submit(api, ref);
    await api.settle(ref, ['in-review']);
  });
}

test('a version that is there, or is not newer, is refused', async ({
  portal: { api },
}) => {
  const [version] = await submitForReview(
    api,
    firstVersions('versions', ['x']),
  );
  await api.approve(version);
  await expect(api.approve(version)).rejects.toThrow(
    /publishing|approved|published/,
  );
  await api.settle(version, ['published']);
  const again = (number: string) =>
    api.runWizard(
      wizardValues(
        { ...version, version: number },
        { 'template.yaml': `${cleanTemplate}# other content\n` },
      ),
    );
  await expect(again('1.0.0')).rejects.toThrow(
    /exists and is published: submit the change as 1\.0\.1$/,
  );
  await expect(again('0.9.0')).rejects.toThrow(
    /is not higher than 1\.0\.0, its highest version: submit it as 1\.0\.1$/,
  );

  const { versions } = demand(
    await api.call<{ versions: { state: string }[]; title: string }>(
      'admin',
      `/api/patterns/patterns/${version.patternName}`,
    ),
  );
  expect(versions.map(({ state }) => state)).toEqual(['published']);
  const { exists } = demand(
    await api.call<{ exists: boolean }>(
      'publisher',
      `/api/patterns/names/${version.patternName}`,
    ),
  );
  expect(exists).toBe(true);
});

type Entry = Partial<Header> & { bytes?: Buffer };

async function tarOf(entries: Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { bytes, ...header } of entries) {
    archive.entry(
      { name: 'template.yaml', ...header },
      bytes ?? Buffer.from('x'),
    );
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const badBundles: [what: string, entries: Entry[], said: RegExp][] = [
  [
    'a path with ..',
    [{ name: '../x' }],
    /^Bundle path "\.\.\/x" has an empty, \. or \.\. part/,
  ],
  [
    'an absolute path',
    [{ name: '/etc/passwd' }],
    /^Bundle path "\/etc\/passwd" is absolute/,
  ],
  [
    'a symbolic link',
    [{ type: 'symlink', linkname: '/etc/passwd', bytes: Buffer.alloc(0) }],
    /is a symlink: only regular files/,
  ],
  [
    'more than 2,000 files',
    Array.from({ length: 2001 }, (_, index) => ({ name: `f${index}` })),
    /2001 files, 2000 is the most/,
  ],
  [
    'more than 20 MiB',
    [{ bytes: Buffer.alloc(20 * MIB + 1) }],
    /larger than 20 MiB/,
  ],
  [
    'more than the server reads at all',
    [{ bytes: Buffer.alloc(30 * MIB) }],
    /has 30\.0 MiB, and at most 22\.0 MiB are taken/,
  ],
];

for (const [what, entries, said] of badBundles) {
  test(`a bundle with ${what} is refused`, async ({ portal: { api } }) => {
    const tar = await tarOf(entries);
    const digest = createHash('sha256').update(tar).digest('hex');
    const url = `/api/patterns/bundles/${digest}`;
    const { status, body } = await api.call('publisher', url, tar, 'PUT');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.error?.message).toMatch(said);
  });
}
