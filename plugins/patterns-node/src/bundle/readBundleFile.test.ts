import { Readable } from 'node:stream';
import { packBundle } from './Bundle';
import { withDigestCheck } from './bundleDigest';
import { readBundleFile } from './readBundleFile';

const files = new Map([
  ['README.md', Buffer.from('# Read me')],
  ['large.txt', Buffer.alloc(300_000, 'x')],
  ['template.yaml', Buffer.from('Resources: {}')],
]);

describe('readBundleFile', () => {
  it.each([...files])(
    'reads %s, first, in the middle or last',
    async (path, bytes) => {
      const { tar } = await packBundle(files);
      expect(await readBundleFile(Readable.from([tar]), path)).toEqual(bytes);
    },
  );

  it('has nothing for a path that is not in the bundle', async () => {
    const { tar } = await packBundle(files);
    expect(await readBundleFile(Readable.from([tar]), 'no')).toBeUndefined();
  });

  it('gives nothing of a bundle that proves to be damaged at its end', async () => {
    const { tar, digest } = await packBundle(files);
    tar[tar.length - 1] = 1;
    const stored = withDigestCheck(Readable.from([tar]), {
      digest,
      refuse: () => new Error('damaged'),
    });
    await expect(readBundleFile(stored, 'README.md')).rejects.toThrow(
      'damaged',
    );
  });

  it('ends with a stream that breaks', async () => {
    const { tar } = await packBundle(files);
    const breaks = async function* breaks() {
      yield tar.subarray(0, 2_000);
      throw new Error('gone');
    };
    await expect(
      readBundleFile(Readable.from(breaks()), 'README.md'),
    ).rejects.toThrow('gone');
  });
});
