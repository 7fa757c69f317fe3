import type {
  PatternStore,
  SubmissionRecord,
  TransitionRequest,
} from '../store/PatternStore';
import { aSubmission, namesOf, step, stepsOf, submitTo } from './storeFixtures';
import type { CreateStore } from './storeFixtures';

const odd = `Robert'); drop table "patterns";-- 100% _a_ \\ ? ?? :x $1\r\n\t日本 🪣 é`;

/** Cases of text that a database may stumble over. */
export function describeOddText(create: CreateStore): void {
  describe('odd text', () => {
    it('comes back as it was', async () => {
      const store = await create();
      const texts = { title: odd, description: odd, owner: odd, notes: odd };
      const files = [{ path: `${odd}.yaml`, size: 0 }];
      const version = await submitTo(store, 'in-review', {
        ...texts,
        sourceUrl: odd,
        submittedBy: odd,
        files,
      });
      await step(store, version, 'rejected', { actor: odd, comment: odd });
      await expectKept(store, files);
      expect(await namesOf(store, { search: odd })).toEqual(['bucket']);
      expect(await namesOf(store, { owner: [odd] })).toEqual(['bucket']);
      expect(await namesOf(store, { owner: ['%'] })).toEqual([]);
    });

    it('keeps the prototype of objects out of names', async () => {
      const store = await create();
      const patternName = '__proto__';
      await store.submitVersion(aSubmission({ patternName }));
      expect(await store.getPattern(patternName)).toMatchObject({
        name: patternName,
      });
      expect(await store.getPattern('constructor')).toBeUndefined();
    });

    describeNul(create);
  });
}

async function expectKept(
  store: PatternStore,
  files: SubmissionRecord['files'],
) {
  expect(await store.getPattern('bucket')).toMatchObject({
    title: odd,
    description: odd,
    owner: odd,
    sourceUrl: odd,
    createdBy: odd,
  });
  const ref = { patternName: 'bucket', version: '1.0.0' };
  expect(await store.getVersion(ref)).toMatchObject({
    notes: odd,
    files,
    submittedBy: odd,
  });
  expect((await stepsOf(store, 'bucket')).at(-1)).toMatchObject({
    actor: odd,
    comment: odd,
  });
}

function describeNul(create: CreateStore) {
  it.each<keyof SubmissionRecord>([
    'patternName',
    'title',
    'description',
    'owner',
    'notes',
    'sourceUrl',
    'submittedBy',
  ])('refuses NUL in %s of a submission', async field => {
    const store = await create();
    await expect(
      store.submitVersion({ ...aSubmission(), [field]: 'a\0b' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(field),
    });
    expect(await namesOf(store, {})).toEqual([]);
  });

  it.each<keyof TransitionRequest>(['actor', 'comment'])(
    'refuses NUL in %s of a transition',
    async field => {
      const store = await create();
      const version = await submitTo(store, 'in-review');
      await expect(
        step(store, version, 'rejected', { [field]: 'a\0b' }),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(await store.getVersion(version)).toEqual(version);
    },
  );
}
