import type { SyncJob } from '@apo/backstage-plugin-patterns-node';
import { deduplicationId, messageGroupId } from './messageIds';

const job = {
  subject: { kind: 'attribute', id: 'DATA:PII' },
  generation: 1,
  attempts: 0,
  holder: 'a',
} as SyncJob;

describe('ids of messages', () => {
  it('group by subject, readably where SQS takes it', () => {
    expect(messageGroupId(job.subject)).toBe('attribute/DATA:PII');
    expect(messageGroupId({ kind: 'pattern', id: 'a_b-c' })).toBe(
      'pattern/a_b-c',
    );
    const long = (id: string) => messageGroupId({ kind: 'attribute', id });
    const hashed = long(`${'K'.repeat(120)}:${'V'.repeat(120)}`);
    expect(hashed).toMatch(/^attribute\/[0-9a-f]{64}$/);
    expect(long(`${'K'.repeat(120)}:${'W'.repeat(120)}`)).not.toBe(hashed);
    expect(long('a b')).toMatch(/^attribute\/[0-9a-f]{64}$/);
  });

  it.each([
    { subject: { kind: 'pattern', id: 'DATA:PII' } },
    { subject: { kind: 'attribute', id: 'DATA:X' } },
    { generation: 2 },
    { attempts: 1 },
    { holder: 'b' },
  ] as Partial<SyncJob>[])('tell attempts apart: %j', change => {
    expect(deduplicationId({ ...job })).toBe(deduplicationId(job));
    expect(deduplicationId({ ...job, ...change })).not.toBe(
      deduplicationId(job),
    );
  });
});
