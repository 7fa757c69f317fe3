import type { SQSRecord } from 'aws-lambda';
import {
  AttributeSyncError,
  writeJob,
  type AttributeSync,
  type SyncJob,
  type SyncResult,
} from '@apo/attribute-sync';
import { handleJob } from './handleJob';

const job: SyncJob = {
  subject: { kind: 'attribute', id: 'DATA:PII' },
  generation: 3,
  attempts: 1,
  holder: 'replica',
  expiresAt: new Date(Date.now() + 60_000).toISOString(),
  content: {
    kind: 'attribute',
    attribute: {
      id: 'DATA:PII',
      key: 'Data',
      value: 'PII',
      description: 'secret description',
      metadata: { contact: 'secret metadata' },
      revision: 1,
      createdBy: 'user:default/admin',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedBy: 'user:default/admin',
      updatedAt: '2026-01-01T00:00:00.000Z',
    },
  },
};

describe('handleJob', () => {
  let written: string[];
  let answers: SyncResult[];
  let syncAttribute: jest.Mock;
  let output: jest.SpyInstance;

  beforeEach(() => {
    written = [];
    answers = [];
    syncAttribute = jest.fn(async () => {});
    output = jest.spyOn(process.stdout, 'write').mockImplementation(line => {
      written.push(String(line));
      return true;
    });
  });
  afterEach(() => output.mockRestore());

  const handle = (
    body: string,
    signal = new AbortController().signal,
    answer = async (result: SyncResult) => {
      answers.push(result);
    },
  ) =>
    handleJob(
      { sync: { syncAttribute } as unknown as AttributeSync, answer },
      { messageId: 'm1', body } as SQSRecord,
      signal,
    );
  const logged = () => written.map(line => JSON.parse(line));

  it('does the job and answers', async () => {
    await handle(writeJob(job));
    expect(syncAttribute.mock.calls[0].slice(0, 2)).toEqual([
      'DATA:PII',
      job.content.kind === 'attribute' && job.content.attribute,
    ]);
    const { subject, generation, attempts, holder } = job;
    expect(answers).toEqual([
      { subject, generation, attempts, holder, outcome: { done: true } },
    ]);
    expect(logged()).toEqual([
      expect.objectContaining({ level: 'info', subject, generation: 3 }),
    ]);
  });

  it.each([true, false])(
    'answers a failure whose retryable is %s, and logs no content',
    async retryable => {
      const message = 'AWS says: secret metadata is odd';
      syncAttribute.mockRejectedValue(
        new AttributeSyncError(message, { retryable, cause: new Error('x') }),
      );
      await handle(writeJob(job));
      expect(answers[0].outcome).toEqual({ done: false, message, retryable });
      expect(logged()[0]).toMatchObject({ error: 'AttributeSyncError' });
      expect(written.join()).not.toContain('secret');
    },
  );

  it('answers that it took too long', async () => {
    const aborted = AbortSignal.abort();
    syncAttribute.mockRejectedValue(aborted.reason);
    await handle(writeJob(job), aborted);
    expect(answers[0].outcome).toEqual({
      done: false,
      message: 'It took longer than the function may run',
      retryable: true,
    });
  });

  it('does not do what nobody waits for any more', async () => {
    const expiresAt = new Date(Date.now() - 1).toISOString();
    await handle(writeJob({ ...job, expiresAt }));
    expect(syncAttribute).not.toHaveBeenCalled();
    expect(answers).toEqual([]);
  });

  it.each([
    ['no JSON', 'body: '],
    [writeJob(job).replace('"version":1', '"version":2'), 'version: '],
    [writeJob(job).replace('"kind":"attribute"', '"kind":"x"'), 'subject.kind'],
  ])('fails at what it does not understand: %#', async (body, field) => {
    await expect(handle(body)).rejects.toThrow(field);
    expect(logged()[0]).toMatchObject({ level: 'error', messageId: 'm1' });
    expect(written.join()).not.toContain('secret');
  });

  it('fails when it cannot answer', async () => {
    const down = new Error('SQS is down');
    const answer = () => Promise.reject(down);
    await expect(handle(writeJob(job), undefined, answer)).rejects.toBe(down);
  });
});
