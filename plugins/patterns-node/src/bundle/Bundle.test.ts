import { pack } from 'tar-stream';
import { digestOf, listFiles, packBundle, readBundle } from './Bundle';
import { MAX_BUNDLE_FILES } from './limits';

const files = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([k, v]) => [k, Buffer.from(v)]));

async function rawTar(write: (archive: ReturnType<typeof pack>) => void) {
  const archive = pack();
  write(archive);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('bundles', () => {
  it('have one digest, however the files are ordered', async () => {
    const one = await packBundle(files({ 'a.md': '1', 'template.yaml': '2' }));
    const two = await packBundle(files({ 'template.yaml': '2', 'a.md': '1' }));
    expect(two.digest).toBe(one.digest);
    expect(digestOf(one.tar)).toBe(one.digest);
  });

  it('change their digest with any byte or path', async () => {
    const base = await packBundle(files({ 'a.md': '1' }));
    expect((await packBundle(files({ 'a.md': '2' }))).digest).not.toBe(
      base.digest,
    );
    expect((await packBundle(files({ 'b.md': '1' }))).digest).not.toBe(
      base.digest,
    );
  });

  it('come back as they were packed', async () => {
    const content = files({ 'docs/README.md': 'hello', 'template.yaml': '' });
    const read = await readBundle((await packBundle(content)).tar);
    expect(read).toEqual(content);
    expect(listFiles(read)).toEqual([
      { path: 'docs/README.md', size: 5 },
      { path: 'template.yaml', size: 0 },
    ]);
  });

  it.each([
    ['../escape', /empty, \. or \.\. part/],
    ['/etc/passwd', /is absolute/],
    ['C:/windows', /is absolute/],
    ['a\\b', /backslash/],
    ['a//b', /empty, \. or \.\. part/],
    ['a\nb', /control character/],
    ['x'.repeat(300), /longer than 255/],
  ])('refuse the path %j', async (path, reason) => {
    await expect(packBundle(files({ [path]: 'x' }))).rejects.toThrow(reason);
    const tar = await rawTar(a => a.entry({ name: path }, 'x'));
    await expect(readBundle(tar)).rejects.toThrow(/bundle/i);
  });

  it.each(['symlink', 'link', 'directory', 'fifo'] as const)(
    'refuse an entry that is a %s',
    async type => {
      const tar = await rawTar(a =>
        a.entry({ name: 'x', type, linkname: '/etc/passwd' }),
      );
      await expect(readBundle(tar)).rejects.toThrow(/only regular files/);
    },
  );

  it('refuse what is not a tar, is not canonical, or is empty', async () => {
    await expect(readBundle(Buffer.from('no tar'))).rejects.toThrow(/bundle/i);
    const other = await rawTar(a => a.entry({ name: 'a', mode: 0o777 }, 'x'));
    await expect(readBundle(other)).rejects.toThrow(/canonical/);
    await expect(packBundle(new Map())).rejects.toThrow(/no files/);
  });

  it('refuse too many and too large files', async () => {
    const many = new Map(
      Array.from({ length: MAX_BUNDLE_FILES + 1 }, (_, i) => [
        `f${i}`,
        Buffer.alloc(0),
      ]),
    );
    await expect(packBundle(many)).rejects.toThrow(/2001 files/);
    const large = new Map([['big', Buffer.alloc(20 * 1024 * 1024 + 1)]]);
    await expect(packBundle(large)).rejects.toThrow(/larger than 20 MiB/);
  });
});
