import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KnownContents } from './KnownContents';

const of = (text: string) => ({ text, resourceTypes: ['AWS::S3::Bucket'] });
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Memory of buffers without what nobody has any more; it is given back in the background. */
async function bufferMemory(): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    collect();
    await sleep(10);
  }
  return process.memoryUsage().arrayBuffers;
}

const large = () => of(randomBytes(600).toString('hex'));

describe('KnownContents', () => {
  it('keeps no more memory than it counts', async () => {
    const known = new KnownContents(1024 * 1024);
    const before = await bufferMemory();
    for (let i = 0; i < 500; i += 1) {
      await known.set(`pattern-${i}`, '1', of(`text ${i}`));
    }
    const kept = (await bufferMemory()) - before;
    expect(await known.get('pattern-499', '1')).toEqual(of('text 499'));
    expect(kept).toBeLessThan(2 * 1024 * 1024);
  });

  it('knows a bundle by its digest, and forgets the one before', async () => {
    const known = new KnownContents(10_000);
    await known.set('bucket', 'one', of('first'));
    await known.set('bucket', 'two', of('second'));
    expect(await known.get('bucket', 'one')).toBeUndefined();
    expect(await known.get('bucket', 'two')).toEqual(of('second'));
    expect(await known.get('table', 'two')).toBeUndefined();
  });

  it('takes no more when it is full, and again when there is room', async () => {
    const known = new KnownContents(1_000);
    const first = large();
    await known.set('a', '1', first);
    await known.set('b', '1', large());
    await known.set('b', '2', large());
    expect(await known.get('a', '1')).toEqual(first);
    expect(await known.get('b', '1')).toBeUndefined();
    expect(await known.get('b', '2')).toBeUndefined();
    await known.set('a', '2', of('small'));
    await known.set('b', '2', first);
    expect(await known.get('b', '2')).toEqual(first);
  });
});
