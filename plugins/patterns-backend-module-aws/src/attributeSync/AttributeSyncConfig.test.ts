import { ConfigReader } from '@backstage/config';
import { readAttributeSyncConfig } from './AttributeSyncConfig';

const read = (sync?: object) =>
  readAttributeSyncConfig(
    new ConfigReader({ patterns: { attributes: { sync } } } as never),
  );
const base = { target: 'tags', region: 'eu-west-1' };

describe('readAttributeSyncConfig', () => {
  it('is undefined without the section', () => {
    expect(read()).toBeUndefined();
    expect(readAttributeSyncConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('takes the quotas that AWS gives every account', () => {
    expect(read(base)).toEqual({
      target: 'tags',
      region: 'eu-west-1',
      tags: { maxTagOptions: 25 },
      appRegistry: { maxGroups: 100, takeOver: [] },
    });
  });

  it('takes quotas that AWS raised, and whose groups are taken over', () => {
    const appRegistry = { maxGroups: 500, takeOver: ['BlueprintService'] };
    expect(read({ ...base, target: 'appregistry', appRegistry })).toMatchObject(
      { target: 'appregistry', appRegistry },
    );
  });

  it('takes the queues of a Lambda function that does it', () => {
    const queue = {
      url: 'https://sqs.example.com/1/jobs.fifo',
      resultsUrl: 'https://sqs.example.com/1/results',
    };
    expect(read({ ...base, queue })).toMatchObject({ queue });
  });

  it.each([
    [{ ...base, target: undefined }, /sync\.target/],
    [{ ...base, target: 'ssm' }, /target is ssm: set tags or appregistry/],
    [{ ...base, region: undefined }, /sync\.region/],
    [{ ...base, tags: { maxTagOptions: 0 } }, /maxTagOptions is 0: set/],
    [{ ...base, appRegistry: { maxGroups: 1.5 } }, /maxGroups is 1.5: set/],
    [{ ...base, queue: {} }, /sync\.queue\.url/],
    [{ ...base, queue: { url: 'x/jobs' } }, /queue.url is x\/jobs: set .*FIFO/],
    [{ ...base, queue: { url: 'x/jobs.fifo' } }, /sync\.queue\.resultsUrl/],
  ])('refuses %j', (sync, message) => {
    expect(() => read(sync)).toThrow(message);
  });
});
