import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { packBundle, type PackedBundle } from '../bundle/Bundle';
import type { BundleSource, BundleStore } from '../bundle/BundleStore';

/**
 * What every `BundleStore` does. Call it in a test file, inside `describe`
 * when there are several stores.
 *
 * @param create - makes a store with nothing in it, for one test
 * @public
 */
export function bundleStoreContract(create: () => Promise<BundleStore>): void {
  describe('BundleStore contract', () => {
    describeContent(create);
    describeStreams(create);
    describeRefusals(create);
  });
}

function describeContent(create: () => Promise<BundleStore>) {
  it('keeps the bytes by their digest', async () => {
    const store = await create();
    const [first, second] = [await aBundle('first'), await aBundle('second')];
    expect(await store.has(first.digest)).toBe(false);
    await store.put(first.digest, first.tar);
    await store.put(second.digest, second.tar);
    expect(await store.has(first.digest)).toBe(true);
    expect(first.tar.equals(await store.get(first.digest))).toBe(true);
    expect(second.tar.equals(await store.get(second.digest))).toBe(true);
  });

  it('takes the same bundle again, also from several writers', async () => {
    const store = await create();
    const { digest, tar } = await aBundle('again');
    await Promise.all([1, 2, 3, 4].map(() => store.put(digest, tar)));
    await store.put(digest, tar);
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it('takes a bundle of some megabytes', async () => {
    const store = await create();
    const { digest, tar } = await aBundle('x'.repeat(5 * 1024 * 1024));
    await store.put(digest, tar);
    expect(tar.equals(await store.get(digest))).toBe(true);
  });
}

function describeStreams(create: () => Promise<BundleStore>) {
  it('takes a stream, and gives one', async () => {
    const store = await create();
    const { digest, tar } = await aBundle('y'.repeat(3 * 1024 * 1024));
    await store.put(digest, asSource(tar));
    expect(tar.equals(await store.get(digest))).toBe(true);
    expect(tar.equals(await buffer(await store.open(digest)))).toBe(true);
    await store.put(digest, asSource(tar));
    expect(tar.equals(await store.get(digest))).toBe(true);
  });

  it('keeps nothing of a stream whose bytes are others than announced', async () => {
    const store = await create();
    const [first, second] = [await aBundle('first'), await aBundle('second')];
    const { digest, tar } = first;
    await expect(store.put(digest, asSource(second.tar))).rejects.toThrow(
      digest,
    );
    const short = { ...asSource(tar), size: tar.length + 1 };
    await expect(store.put(digest, short)).rejects.toThrow();
    const long = { ...asSource(tar), size: tar.length - 1 };
    await expect(store.put(digest, long)).rejects.toThrow();
    expect(await store.has(digest)).toBe(false);
  });

  it('keeps nothing of a stream that breaks', async () => {
    const store = await create();
    const { digest, tar } = await aBundle('z'.repeat(200_000));
    const breaks = async function* breaks() {
      yield tar.subarray(0, 100_000);
      throw new Error('The disk is gone');
    };
    await expect(
      store.put(digest, {
        size: tar.length,
        open: () => Readable.from(breaks()),
      }),
    ).rejects.toThrow('The disk is gone');
    expect(await store.has(digest)).toBe(false);
  });
}

function describeRefusals(create: () => Promise<BundleStore>) {
  it('misses a bundle that is not there', async () => {
    const store = await create();
    const { digest } = await aBundle('missing');
    const missing = {
      name: 'NotFoundError',
      message: expect.stringContaining(digest),
    };
    await expect(store.get(digest)).rejects.toMatchObject(missing);
    await expect(store.open(digest)).rejects.toMatchObject(missing);
  });

  it('refuses bytes under a digest that is not theirs', async () => {
    const store = await create();
    const [first, second] = [await aBundle('first'), await aBundle('second')];
    await expect(store.put(first.digest, second.tar)).rejects.toThrow(
      first.digest,
    );
    expect(await store.has(first.digest)).toBe(false);
  });

  it.each([
    '',
    'abc',
    '../../etc/passwd',
    'A'.repeat(64),
    `${'a'.repeat(64)}/`,
  ])('refuses %j as a digest', async digest => {
    const store = await create();
    const { tar } = await aBundle('any');
    const refused = { name: 'InputError' };
    await expect(store.put(digest, tar)).rejects.toMatchObject(refused);
    await expect(store.get(digest)).rejects.toMatchObject(refused);
    await expect(store.has(digest)).rejects.toMatchObject(refused);
    await expect(store.open(digest)).rejects.toMatchObject(refused);
  });
}

function aBundle(text: string): Promise<PackedBundle> {
  return packBundle(new Map([['template.yaml', Buffer.from(text)]]));
}

function asSource(tar: Buffer): BundleSource {
  return { size: tar.length, open: () => Readable.from(chunksOf(tar)) };
}

function* chunksOf(tar: Buffer) {
  for (let at = 0; at < tar.length; at += 65_536) {
    yield tar.subarray(at, at + 65_536);
  }
}
