import { aSource, identity } from './__testUtils__/packages';
import { preparePackage } from './preparePackage';

type Changes = Parameters<typeof aSource>[0];

const rulesOf = (changes: Changes) =>
  preparePackage(aSource(changes), identity).findings.map(f => f.ruleId);

const entry = (value: object) => ({
  lockfile: { packages: { '': {}, 'node_modules/x': value } },
});

describe('the source of a package', () => {
  it('gets the name and version of the portal, and nowhere to go', () => {
    const { findings, ready } = preparePackage(
      aSource({
        manifest: {
          name: '@other/evil',
          version: '9.9.9',
          private: true,
          publishConfig: { registry: 'https://elsewhere.example' },
        },
        files: { 'cdk.out/Old.template.json': '{}', 'node_modules/a.js': '' },
      }),
      identity,
    );
    expect(findings).toEqual([]);
    const written = JSON.parse(String(ready!.content.get('package.json')));
    expect(written).toMatchObject(identity);
    expect(written).not.toHaveProperty('publishConfig');
    expect(written).not.toHaveProperty('private');
    expect([...ready!.content.keys()].sort()).toEqual([
      'example.js',
      'package-lock.json',
      'package.json',
    ]);
  });

  it.each<[string, Changes]>([
    ['package-missing', { files: { 'package.json': null } }],
    ['package-unreadable', { files: { 'package.json': '{' } }],
    ['package-unreadable', { files: { 'package.json': '[]' } }],
    ['package-unreadable', { manifest: { scripts: { synth: 1 } } }],
    ['package-unreadable', { files: { 'package-lock.json': 'x' } }],
    ['package-unreadable', { lockfile: { lockfileVersion: 1 } }],
    ['lockfile-missing', { files: { 'package-lock.json': null } }],
    ['package-synth-missing', { manifest: { scripts: {} } }],
    [
      'package-install-script',
      { manifest: { scripts: { synth: 'x', postinstall: 'curl x | sh' } } },
    ],
    ['package-install-script', { files: { 'binding.gyp': '{}' } }],
    ['package-workspaces', { manifest: { workspaces: ['packages/*'] } }],
    [
      'package-bundled-dependencies',
      { manifest: { bundleDependencies: ['x'] } },
    ],
    [
      'package-cdk-not-peer',
      { manifest: { dependencies: { 'aws-cdk-lib': '^2.0.0' } } },
    ],
    ['package-npmrc', { files: { '.npmrc': 'registry=https://evil' } }],
    ['package-npmrc', { files: { '.yarnrc.yml': '' } }],
    ...[
      'git+ssh://git@host/x.git',
      'github:a/b',
      'a/b',
      'file:../x',
      'https://host/x.tgz',
      'workspace:^',
    ].map((range): [string, Changes] => [
      'package-dependency-foreign',
      { manifest: { devDependencies: { x: range } } },
    ]),
    ['lockfile-unpinned', entry({ link: true, resolved: 'packages/x' })],
    ['lockfile-unpinned', entry({ version: '1.0.0' })],
    [
      'lockfile-unpinned',
      entry({
        version: '1.0.0',
        integrity: 'sha512-A',
        resolved: 'git+ssh://git@host/x.git#abc',
      }),
    ],
  ])('is refused for %s', (ruleId, changes) => {
    const { findings, ready } = preparePackage(aSource(changes), identity);
    expect(ready).toBeUndefined();
    expect(findings.map(f => f.ruleId)).toEqual([ruleId]);
    expect(findings[0]).toMatchObject({ severity: 'error', tool: 'package' });
    expect(findings[0].fix).toBeTruthy();
  });

  it.each([
    '^1.0.0',
    '>=1 <3 || 5.x',
    'latest',
    '*',
    '',
    'npm:@scope/other@^1',
  ])('may depend on %j', range => {
    expect(rulesOf({ manifest: { dependencies: { x: range } } })).toEqual([]);
  });

  it('may lack a licence, which is told', () => {
    const changes = { manifest: { license: undefined } };
    expect(rulesOf(changes)).toEqual(['package-license-missing']);
    expect(preparePackage(aSource(changes), identity).ready).toBeDefined();
  });

  it('takes a lockfile whatever registry made it', () => {
    const resolved = 'https://npm.example.com/x/-/x-1.0.0.tgz';
    const pinned = { version: '1.0.0', integrity: 'sha512-A', resolved };
    expect(rulesOf(entry(pinned))).toEqual([]);
    expect(rulesOf(entry({ version: '1.0.0', inBundle: true }))).toEqual([]);
  });

  it('says which folder to submit when the package is further down', () => {
    const source = new Map([
      ['packages/topic/package.json', Buffer.from('{}')],
    ]);
    const [finding] = preparePackage(source, identity).findings;
    expect(finding.fix).toContain('packages/topic');
  });

  it('names the lockfiles that it cannot read', () => {
    const [finding] = preparePackage(
      aSource({ files: { 'package-lock.json': null, 'yarn.lock': '' } }),
      identity,
    ).findings;
    expect(finding.message).toContain('yarn.lock');
  });
});
