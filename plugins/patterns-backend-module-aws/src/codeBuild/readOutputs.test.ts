import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { readOutputs } from './readOutputs';

type Entry = [name: string, content: string, header?: Partial<Header>];

async function archiveOf(entries: Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const [name, content, header] of entries) {
    if (header) archive.entry({ name, ...header });
    else archive.entry({ name }, content);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

const built: Entry[] = [
  ['outcome.json', '{"outcome":"built"}'],
  ['installed.json', '[{"name":"a","version":"1.0.0","license":"MIT"}]'],
  ['package.tgz', 'tarball'],
  ['cdk.out/A.template.json', '{}'],
  ['cdk.out/assembly/B.template.json', '{}'],
];

describe('the outputs of a build', () => {
  it('are the package, its templates and what was installed', async () => {
    const read = await readOutputs(await archiveOf(built));
    expect(read).toMatchObject({ outcome: 'built' });
    const { output } = read as Extract<typeof read, { outcome: 'built' }>;
    expect(output.tarball.toString()).toBe('tarball');
    expect([...output.templates.keys()]).toEqual([
      'cdk.out/A.template.json',
      'cdk.out/assembly/B.template.json',
    ]);
    expect(output.installed).toEqual([
      { name: 'a', version: '1.0.0', license: 'MIT' },
    ]);
  });

  it('may be that a step failed', async () => {
    const outcome = { outcome: 'failed', step: 'test', reason: 'ended' };
    const archive = await archiveOf([
      ['outcome.json', JSON.stringify(outcome)],
    ]);
    expect(await readOutputs(archive)).toEqual(outcome);
  });

  it.each<[string, Entry[]]>([
    ['no outcome', built.slice(1)],
    ['an outcome that is none', [['outcome.json', '{"outcome":"great"}']]],
    [
      'a step that is none',
      [['outcome.json', '{"outcome":"failed","step":"x","reason":""}']],
    ],
    ['no package', built.filter(([name]) => name !== 'package.tgz')],
    ['no list of packages', built.filter(([n]) => n !== 'installed.json')],
    [
      'a link',
      [...built, ['cdk.out/L', '', { type: 'symlink', linkname: '/etc' }]],
    ],
    ['a path that leads out', [...built, ['../../etc/passwd', 'x']]],
    ['an absolute path', [...built, ['/etc/passwd', 'x']]],
    [
      'too many templates',
      [
        ...built,
        ...Array.from(
          { length: 60 },
          (_, i): Entry => [`cdk.out/${i}.template.json`, '{}'],
        ),
      ],
    ],
    ['too much', [...built, ['zeros', '0'.repeat(65 * 1024 * 1024)]]],
  ])('are refused with %s', async (_, entries) => {
    const archive = await archiveOf(entries);
    await expect(readOutputs(archive)).rejects.toThrow();
  });

  it('are refused when they are no archive', async () => {
    await expect(readOutputs(Buffer.from('text'))).rejects.toThrow();
  });
});
