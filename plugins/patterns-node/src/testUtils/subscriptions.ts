import { MAX_SUBSCRIPTIONS } from '../store/SubscriptionStore';
import type { CreateStore } from './storeFixtures';

const [ann, bob] = ['user:default/ann', 'user:default/bob'];
const bucket = { kind: 'pattern', id: 'bucket' } as const;
const everything = { kind: 'all', id: 'all' } as const;

/** Cases of subscriptions. */
export function describeSubscriptions(create: CreateStore): void {
  describe('subscription', () => {
    it('is listed for who has it, by kind and id', async () => {
      const store = await create();
      const made = [];
      for (const subject of [
        { kind: 'pattern', id: 'queue' } as const,
        bucket,
        { kind: 'owner', id: 'group:default/a' } as const,
        everything,
      ]) {
        made.push(await store.subscribe(ann, subject));
      }
      await store.subscribe(bob, bucket);
      await store.subscribe('user:default/ann2', bucket);
      expect(made[1]).toEqual({
        subscriber: ann,
        ...bucket,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      });
      expect(await store.listSubscriptions(ann)).toEqual([
        made[3],
        made[2],
        made[1],
        made[0],
      ]);
      expect(await store.listSubscriptions('user:default/an')).toEqual([]);
    });

    it('stays as it is when it is asked for again', async () => {
      const store = await create();
      const first = await store.subscribe(ann, bucket);
      await new Promise(resolve => setTimeout(resolve, 5));
      expect(await store.subscribe(ann, bucket)).toEqual(first);
      await Promise.all([1, 2, 3].map(() => store.subscribe(bob, bucket)));
      expect(await store.listSubscriptions(bob)).toHaveLength(1);
    });

    it('ends for one person alone, and can begin anew', async () => {
      const store = await create();
      for (const each of [ann, bob]) await store.subscribe(each, bucket);
      await store.unsubscribe(ann, bucket);
      await store.unsubscribe(ann, bucket);
      expect(await store.listSubscriptions(ann)).toEqual([]);
      expect(await store.listSubscriptions(bob)).toHaveLength(1);
      await store.subscribe(ann, bucket);
      expect(await store.listSubscriptions(ann)).toHaveLength(1);
    });

    it('is refused to who has the most, until one of them ends', async () => {
      const store = await create();
      const subjects = Array.from({ length: MAX_SUBSCRIPTIONS }, (_, i) => ({
        kind: 'pattern' as const,
        id: `p${i}`,
      }));
      for (let i = 0; i < subjects.length; i += 10) {
        const some = subjects.slice(i, i + 10);
        await Promise.all(some.map(each => store.subscribe(ann, each)));
      }
      await expect(store.subscribe(ann, bucket)).rejects.toThrow(
        'You follow 500 things, and that is the most: end a subscription first',
      );
      await store.subscribe(ann, subjects[0]);
      await store.subscribe(bob, bucket);
      await store.unsubscribe(ann, subjects[0]);
      await store.subscribe(ann, bucket);
      expect(await store.listSubscriptions(ann)).toHaveLength(500);
    });
  });
}
