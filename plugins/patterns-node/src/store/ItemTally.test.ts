import { digestOfItem, ItemTally } from './ItemTally';
import type { StoredItem } from './StoreTransfer';

function aKey(key: string, revision = 1): StoredItem {
  const rule = { requiredFor: [], several: false };
  return { kind: 'attribute-key', value: { key, rule, revision } };
}

function tallyOf(...items: StoredItem[]): ItemTally {
  const tally = new ItemTally();
  tally.add(...items);
  return tally;
}

describe('ItemTally', () => {
  it('is the same in any order, and other with other items', () => {
    const tally = tallyOf(aKey('A'), aKey('B'), aKey('C'));
    expect(tally.equals(tallyOf(aKey('C'), aKey('A'), aKey('B')))).toBe(true);
    expect(tally.equals(tallyOf(aKey('A'), aKey('B'), aKey('C', 2)))).toBe(
      false,
    );
    expect(tally.equals(tallyOf(aKey('A'), aKey('B')))).toBe(false);
    // Twice the same does not cancel itself out.
    expect(tallyOf(aKey('A'), aKey('A')).digest).not.toBe(tallyOf().digest);
  });

  it('adds up, and is read as it was written', () => {
    const both = tallyOf(aKey('A')).plus(tallyOf(aKey('B')));
    expect(both.equals(tallyOf(aKey('A'), aKey('B')))).toBe(true);
    const written = JSON.parse(JSON.stringify(both));
    expect(written).toEqual({
      count: 2,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(ItemTally.of(written).equals(both)).toBe(true);
  });

  it('takes absent fields and undefined ones for the same, in any order', () => {
    const request = {
      subject: { kind: 'pattern' as const, id: 'a' },
      state: 'done' as const,
      generation: 1,
      attempts: 0,
      requestedAt: 'x',
      dueAt: 'y',
    };
    const { dueAt, ...others } = request;
    expect(
      digestOfItem({
        kind: 'sync-request',
        value: { dueAt, message: undefined, ...others },
      }),
    ).toBe(digestOfItem({ kind: 'sync-request', value: request }));
  });
});
