import { createHash } from 'node:crypto';
import { aPackage, aTarball, identity } from './__testUtils__/packages';
import { inspectPackage } from './inspectPackage';

const installed = [
  { name: 'aws-cdk-lib', version: '2.276.0', license: 'Apache-2.0' },
  { name: 'typescript', version: '5.8.3', license: 'Apache-2.0' },
];
const noApi = async () => [];
const inspect = (tarball: Buffer, readApi = noApi) =>
  inspectPackage(tarball, { ...identity, installed }, readApi);

describe('a packed package', () => {
  it('is described as it is', async () => {
    const tarball = await aPackage({ files: { 'README.md': 'Hello' } });
    const { findings, details } = await inspect(tarball);
    expect(findings).toEqual([]);
    expect(details).toMatchObject({
      ...identity,
      license: 'Apache-2.0',
      size: tarball.length,
      integrity: `sha512-${createHash('sha512')
        .update(tarball)
        .digest('base64')}`,
      installed: 2,
      dependencies: [
        {
          name: 'aws-cdk-lib',
          kind: 'peer',
          range: '^2.0.0',
          version: '2.276.0',
          license: 'Apache-2.0',
        },
      ],
    });
    expect(details!.files).toContainEqual({ path: 'README.md', size: 5 });
    expect(details!.unpackedSize).toBe(
      details!.files.reduce((sum, { size }) => sum + size, 0),
    );
  });

  it.each([
    ['no tarball', async () => Buffer.from('text'), /cannot be taken/],
    [
      'a file outside package/',
      () => aTarball({ 'package.json': '{}' }, { root: 'other/' }),
      /no file below package/,
    ],
    [
      'a path that leads out',
      () => aTarball({ '../../etc/x': '' }),
      /\.\. part/,
    ],
    [
      'a link',
      () => aTarball({}, { links: { 'package.json': '/etc/passwd' } }),
      /symlink/,
    ],
    ['no package.json', () => aTarball({ 'a.js': '' }), /package\.json/],
    [
      'more than it may unpack to',
      () => aTarball({ 'zeros.bin': '0'.repeat(65 * 1024 * 1024) }),
      /unpacks to more than 64 MiB/,
    ],
  ])('is refused with %s', async (_, make, reason) => {
    const { findings, details } = await inspect(await make());
    expect(details).toBeUndefined();
    expect(findings).toMatchObject([
      { ruleId: 'package-unreadable', severity: 'error' },
    ]);
    expect(findings[0].message).toMatch(reason);
  });

  it.each([{ name: '@other/topic' }, { version: '9.0.0' }])(
    'is refused when the build made it %j',
    async manifest => {
      const { findings } = await inspect(await aPackage({ manifest }));
      expect(findings).toMatchObject([{ ruleId: 'package-renamed' }]);
    },
  );

  it('is refused when the build gave it an install script', async () => {
    const manifest = { scripts: { synth: 'x', preinstall: 'evil' } };
    const { findings } = await inspect(await aPackage({ manifest }));
    expect(findings).toMatchObject([{ ruleId: 'package-install-script' }]);
  });

  it('may have no declarations, or unreadable ones, which is told', async () => {
    const missing = await inspect(
      await aPackage({ manifest: { types: undefined, main: 'main.js' } }),
    );
    const unreadable = await inspect(await aPackage(), async () => {
      throw new Error('it took longer than 30 s');
    });
    for (const { findings, details } of [missing, unreadable]) {
      expect(details).toBeDefined();
      expect(findings).toMatchObject([
        { ruleId: 'package-types-missing', severity: 'warning' },
      ]);
    }
    expect(unreadable.findings[0].message).toContain('longer than 30 s');
  });

  it('has its declarations read from their entry', async () => {
    const readApi = jest.fn(async () => []);
    await inspect(await aPackage({ files: { 'b.d.ts': 'x' } }), readApi);
    expect(readApi).toHaveBeenCalledWith(
      new Map([
        ['index.d.ts', Buffer.from('export declare class Topic {}')],
        ['b.d.ts', Buffer.from('x')],
      ]),
      'index.d.ts',
    );
  });
});
