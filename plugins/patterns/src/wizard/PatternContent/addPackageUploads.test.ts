import { ReadableStream } from 'node:stream/web';
import { gzipSync, strToU8, zipSync, type Zippable } from 'fflate';
import { makeTar, type TarEntry } from '../__testUtils__/makeTar';
import { stubFileBytes } from '../__testUtils__/stubFileBytes';
import { addPackageUploads } from './addPackageUploads';
import { MAX_ARCHIVE_BYTES } from './archives/archiveLimits';
import { readDrop, type Upload } from './readDrop';

stubFileBytes();
// Browsers have it; jsdom does not.
Object.assign(globalThis, { ReadableStream });

const manifest = '{ "name": "x" }';
const upload = (name: string, content: BlobPart): Upload => ({
  path: name,
  file: new File([content], name),
});
const tgz = (entries: TarEntry[], name = 'x.tgz') =>
  upload(name, gzipSync(makeTar(entries)) as BlobPart);
const zip = (files: Zippable, name = 'x.zip') =>
  upload(name, zipSync(files) as BlobPart);
const add = (...uploads: Upload[]) => addPackageUploads({}, uploads);

function sized(file: File, size: number): File {
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

describe('uploads of a package', () => {
  it('takes what npm pack makes, without its folder', async () => {
    const { files, refused, notes } = await add(
      tgz([
        { path: 'package/' },
        { path: 'package/package.json', text: manifest },
        { path: 'package/src/index.ts', text: 'export {};' },
        { path: 'package/LICENSE', text: 'Apache' },
      ]),
    );
    expect(refused).toEqual([]);
    expect(files).toEqual({
      'package.json': { text: manifest },
      'src/index.ts': { text: 'export {};' },
      LICENSE: { text: 'Apache' },
    });
    expect(notes).toEqual(['x.tgz: 3 files taken']);
  });

  it('takes a zip, and leaves out what a build makes and systems leave behind', async () => {
    const { files, notes } = await add(
      zip({
        'repo-main/package.json': strToU8(manifest),
        'repo-main/node_modules/a/index.js': strToU8('x'),
        'repo-main/cdk.out/App.template.json': strToU8('{}'),
        'repo-main/.DS_Store': strToU8('x'),
        '__MACOSX/repo-main/._package.json': strToU8('x'),
        'repo-main/icon.png': new Uint8Array([0x89, 0x50]),
      }),
    );
    expect(files).toEqual({
      'package.json': { text: manifest },
      'icon.png': { base64: 'iVA=' },
    });
    expect(notes).toEqual([
      'x.zip: 2 files taken, without node_modules and cdk.out',
    ]);
  });

  it('takes a plain tar that was packed within the folder', async () => {
    const { files } = await add(
      upload(
        'x.tar',
        makeTar([
          { path: './' },
          { path: './package.json', text: manifest },
          { path: './src/a.ts', text: 'a' },
        ]) as BlobPart,
      ),
    );
    expect(Object.keys(files)).toEqual(['package.json', 'src/a.ts']);
  });

  it('keeps the folder of files that are no whole package', async () => {
    const { files } = await add(tgz([{ path: 'src/a.ts', text: 'a' }]));
    expect(Object.keys(files)).toEqual(['src/a.ts']);
  });

  it.each<[string, Upload, RegExp]>([
    [
      'a link in a tar',
      tgz([
        { path: 'package/package.json', text: manifest },
        { path: 'package/a.ts', link: '/etc/passwd' },
      ]),
      /^x\.tgz was not taken: package\/a\.ts is a link/,
    ],
    [
      'a link in a zip',
      zip({
        'package.json': strToU8(manifest),
        // eslint-disable-next-line no-bitwise -- the mode of a link, as zip keeps it
        'a.ts': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
      }),
      /^x\.zip was not taken: a\.ts is a link/,
    ],
    [
      'a path that leads out of a tar',
      tgz([{ path: '../evil.ts', text: 'x' }]),
      /\.\.\/evil\.ts has an empty, \. or \.\. part/,
    ],
    [
      'a path that leads out of a zip',
      zip({ 'a/../../evil.ts': strToU8('x') }),
      /has an empty, \. or \.\. part/,
    ],
    [
      'an absolute path',
      tgz([{ path: '/etc/passwd', text: 'x' }]),
      /\/etc\/passwd is an absolute path/,
    ],
    [
      'what is no archive',
      upload('x.tgz', 'hello'),
      /^x\.tgz was not taken: it cannot be read as an archive/,
    ],
    [
      'what is no zip',
      upload('x.zip', 'hello'),
      /^x\.zip was not taken: it cannot be read as an archive/,
    ],
    [
      'an archive that is too large to open',
      {
        path: 'x.zip',
        file: sized(new File(['x'], 'x.zip'), MAX_ARCHIVE_BYTES + 1),
      },
      /leave node_modules out, and make it at most 32\.0 MiB/,
    ],
    [
      'an archive that unpacks to a lot',
      upload('x.tgz', gzipSync(new Uint8Array(65 * 1024 * 1024)) as BlobPart),
      /it unpacks to more than 64 MiB/,
    ],
    [
      'more files than a form carries',
      zip(
        Object.fromEntries(
          Array.from({ length: 201 }, (_, i) => [`a${i}.ts`, strToU8('x')]),
        ),
      ),
      /its 201 files of 201 B are too many to send from here/,
    ],
    ['an archive of nothing', tgz([{ path: 'a/' }]), /there is no file in it/],
  ])('refuses %s as a whole, and keeps the others', async (_, bad, reason) => {
    const { files, refused } = await add(bad, upload('LICENSE', 'mine'));
    expect(refused).toEqual([expect.stringMatching(reason)]);
    expect(files).toEqual({ LICENSE: { text: 'mine' } });
  });

  it('joins what there is, and takes files of any kind one by one', async () => {
    const present = { 'package.json': { text: 'old' }, 'a.ts': { text: 'a' } };
    const { files, notes } = await addPackageUploads(present, [
      upload('package.json', manifest),
      upload('run.sh', 'echo'),
    ]);
    expect(files).toEqual({
      'package.json': { text: manifest },
      'a.ts': { text: 'a' },
      'run.sh': { text: 'echo' },
    });
    expect(notes).toEqual([]);
  });

  it('takes a dropped folder with its paths, and does not look into node_modules', async () => {
    const fileEntry = (name: string, text: string) => ({
      name,
      isFile: true,
      isDirectory: false,
      file: (done: (file: File) => void) => done(new File([text], name)),
    });
    const folderEntry = (name: string, content: unknown[]) => ({
      name,
      isFile: false,
      isDirectory: true,
      createReader: () => {
        const batches = [content, []];
        return {
          readEntries: (done: (entries: unknown[]) => void) =>
            done(batches.shift()!),
        };
      },
    });
    const opened = jest.fn();
    const modules = {
      ...folderEntry('node_modules', []),
      createReader: opened,
    };
    const folder = folderEntry('fan', [
      fileEntry('package.json', manifest),
      folderEntry('src', [fileEntry('a.ts', 'a')]),
      modules,
    ]);
    const dropped = {
      files: [],
      items: [{ webkitGetAsEntry: () => folder }],
    } as unknown as DataTransfer;
    const { files, notes } = await add(...(await readDrop(dropped)));
    expect(files).toEqual({
      'package.json': { text: manifest },
      'src/a.ts': { text: 'a' },
    });
    expect(notes).toEqual(['fan: 2 files taken']);
    expect(opened).not.toHaveBeenCalled();
  });
});
