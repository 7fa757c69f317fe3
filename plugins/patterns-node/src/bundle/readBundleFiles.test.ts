import { Readable } from 'node:stream';
import { packBundle } from './Bundle';
import { readBundleFiles } from './readBundleFiles';

describe('readBundleFiles', () => {
  it('reads what it is asked for, of what is there', async () => {
    const { tar } = await packBundle(
      new Map([
        ['README.md', Buffer.from('# Read me')],
        ['docs/README.md', Buffer.from('another')],
        ['template.yaml', Buffer.from('Resources: {}')],
      ]),
    );
    const found = await readBundleFiles(Readable.from([tar]), [
      'README.md',
      'USAGE.md',
    ]);
    expect([...found]).toEqual([['README.md', Buffer.from('# Read me')]]);
  });
});
