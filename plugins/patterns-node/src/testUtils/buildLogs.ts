import { aDigest, aSubmission, step } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const ref = { patternName: 'bucket', version: '1.0.0' };

/** Cases of the log of a build. */
export function describeBuildLogs(create: CreateStore): void {
  describe('build log', () => {
    it('is read from where one was, in the order it was written', async () => {
      const store = await create();
      const { version } = await store.submitVersion(aSubmission());
      const read = (from: number) =>
        store.readBuildLog(ref, version.digest, from);
      expect(await read(0)).toEqual({ text: '', next: 0 });
      await store.appendBuildLog(ref, version.digest, 'one\n');
      await store.appendBuildLog(ref, version.digest, 'two "\u2026"\n');
      const first = await read(0);
      expect(first.text).toBe('one\ntwo "\u2026"\n');
      expect(await read(first.next)).toEqual({ text: '', next: first.next });
      await store.appendBuildLog(ref, version.digest, 'three\n');
      expect((await read(first.next)).text).toBe('three\n');
    });

    it('is read in parts when it is long, and none is lost', async () => {
      const store = await create();
      const { version } = await store.submitVersion(aSubmission());
      const lines = Array.from({ length: 250 }, (_, i) => `line ${i}\n`);
      for (const line of lines) {
        await store.appendBuildLog(ref, version.digest, line);
      }
      let text = '';
      let next = 0;
      for (let asked = 0; asked < 20; asked++) {
        const part = await store.readBuildLog(ref, version.digest, next);
        text += part.text;
        next = part.next;
      }
      expect(text).toBe(lines.join(''));
    });

    it('is of one bundle and one version', async () => {
      const store = await create();
      const { version } = await store.submitVersion(aSubmission());
      await store.submitVersion(aSubmission({ version: '2.0.0' }));
      await store.appendBuildLog(ref, version.digest, 'mine\n');
      await store.appendBuildLog(ref, aDigest('older'), 'of a lost worker\n');
      const other = { ...ref, version: '2.0.0' };
      expect((await store.readBuildLog(ref, version.digest, 0)).text).toBe(
        'mine\n',
      );
      expect((await store.readBuildLog(other, version.digest, 0)).text).toBe(
        '',
      );
    });

    it('goes with a new submission', async () => {
      const store = await create();
      const { version } = await store.submitVersion(aSubmission());
      await store.appendBuildLog(ref, version.digest, 'failed\n');
      await step(store, ref, 'invalid');
      await store.submitVersion(aSubmission());
      expect((await store.readBuildLog(ref, version.digest, 0)).text).toBe('');
    });
  });
}
