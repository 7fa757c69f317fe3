import type { SQSRecord } from 'aws-lambda';
import { handleBatch } from './handleBatch';

const record = (messageId: string, group: string) =>
  ({ messageId, attributes: { MessageGroupId: group } } as SQSRecord);

describe('handleBatch', () => {
  const batch = [
    record('a1', 'a'),
    record('b1', 'b'),
    record('a2', 'a'),
    record('a3', 'a'),
    record('b2', 'b'),
  ];

  it('reports nothing when all is handled, each group in its order', async () => {
    const handled: string[] = [];
    const answer = await handleBatch(batch, async ({ messageId }) => {
      handled.push(messageId);
    });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(handled.filter(id => id.startsWith('a'))).toEqual([
      'a1',
      'a2',
      'a3',
    ]);
    expect(handled.filter(id => id.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  it('reports a failure and what follows it in its group, which it does not touch', async () => {
    const handled: string[] = [];
    const answer = await handleBatch(batch, async ({ messageId }) => {
      handled.push(messageId);
      if (messageId === 'a2') throw new Error('no');
    });
    expect(answer.batchItemFailures).toEqual([
      { itemIdentifier: 'a2' },
      { itemIdentifier: 'a3' },
    ]);
    expect(handled.sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('works on groups side by side', async () => {
    let goOn = () => {};
    const other = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const answer = await handleBatch(
      [record('a1', 'a'), record('b1', 'b')],
      async ({ messageId }) => (messageId === 'a1' ? other : goOn()),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
  });
});
