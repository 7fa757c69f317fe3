import { addUploads } from './addUploads';
import { MAX_CONTENT_BYTES } from './contentLimits';
import { stubFileBytes } from '../__testUtils__/stubFileBytes';

stubFileBytes();

const template = 'Resources: {}\n';

function sized(name: string, size: number): File {
  const file = new File([''], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

describe('addUploads', () => {
  it('takes template, documents and pictures: text as text, bytes as base64', async () => {
    const { files, refused, notes } = await addUploads({}, [
      new File([template], 'template.yaml'),
      new File(['# Encrypted bücket'], 'README.md'),
      new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'architecture.png'),
    ]);
    expect(files).toEqual({
      'template.yaml': { text: template },
      'README.md': { text: '# Encrypted bücket' },
      'architecture.png': { base64: 'iVBORw==' },
    });
    expect([refused, notes]).toEqual([[], []]);
  });

  it('keeps a template under the name that a bundle gives it, in the place of the one before', async () => {
    const present = {
      'template.yaml': { text: 'Resources: {}' },
      'README.md': { text: 'read' },
    };
    const { files, notes } = await addUploads(present, [
      new File(['{}'], 'stack.json'),
    ]);
    expect(files).toEqual({
      'template.json': { text: '{}' },
      'README.md': { text: 'read' },
    });
    expect(notes).toEqual(['stack.json is kept as template.json']);
  });

  it.each([
    [new File(['x'], '../README.md'), /has an empty, \. or \.\. part/],
    [new File(['x'], '/README.md'), /is an absolute path/],
    [new File(['x'], 'docs\\README.md'), /has a backslash/],
    [new File(['x'], 'C:README.md'), /is an absolute path/],
    [
      new File(['<svg/>'], 'architecture.svg'),
      /is of a kind that is not taken/,
    ],
    [new File(['x'], 'run.sh'), /is of a kind that is not taken/],
    [
      new File([new Uint8Array([0xff, 0xfe])], 'README.md'),
      /is not UTF-8 text/,
    ],
    [sized('template.yaml', 1024 * 1024 + 1), /make it at most 1\.0 MiB/],
    [
      sized('architecture.png', MAX_CONTENT_BYTES + 1),
      /make it at most 6\.0 MiB/,
    ],
  ])('refuses %# with the reason and keeps the others', async (bad, reason) => {
    const { files, refused } = await addUploads({}, [
      bad,
      new File(['use'], 'USAGE.md'),
    ]);
    expect(refused).toEqual([expect.stringMatching(reason)]);
    expect(files).toEqual({ 'USAGE.md': { text: 'use' } });
  });

  it('refuses what does not fit beside the files there are', async () => {
    const present = {
      'architecture.png': { base64: 'AAAA'.repeat(MAX_CONTENT_BYTES / 3) },
    };
    const { files, refused } = await addUploads(present, [
      new File(['use'], 'USAGE.md'),
    ]);
    expect(refused).toEqual([
      expect.stringMatching(
        /^USAGE\.md does not fit: files have at most 6\.0 MiB together/,
      ),
    ]);
    expect(files).toBe(present);
  });
});
