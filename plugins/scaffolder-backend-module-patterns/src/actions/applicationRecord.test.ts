import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  refusal,
  startFakePatterns,
  type FakePatterns,
} from '../__testUtils__/fakePatterns';
import { createApplicationRecordAction } from './applicationRecord';

const ROUTE = 'POST /patterns/topic/versions/1.0.0/applications';

describe('patterns:application:record', () => {
  let patterns: FakePatterns;
  beforeAll(async () => {
    patterns = await startFakePatterns();
  });
  afterAll(() => patterns?.stop());
  beforeEach(() => patterns.reset());

  async function record(others: object = {}) {
    const context = createMockActionContext({
      input: {
        name: 'topic',
        version: '1.0.0',
        application: 'orders',
        url: 'https://github.com/example/orders',
      },
    });
    await createApplicationRecordAction(patterns.connection).handler(
      Object.assign(context, others) as never,
    );
    return context.output as jest.Mock;
  }

  it('sends name and address, and says where the use is', async () => {
    patterns.on(ROUTE, { status: 200, json: { id: 'l1' } });
    const output = await record();
    expect(JSON.parse(patterns.calls[0].body.toString())).toEqual({
      name: 'orders',
      url: 'https://github.com/example/orders',
    });
    expect(output).toHaveBeenCalledWith('launchUrl', '/patterns/launches/l1');
  });

  it('fails with the reason of the back end', async () => {
    patterns.on(ROUTE, refusal(409, 'ConflictError', 'It is recorded already'));
    await expect(record()).rejects.toThrow(
      /record that orders uses topic 1.0.0: It is recorded already/,
    );
  });

  it('sends nothing in a dry run', async () => {
    const output = await record({ isDryRun: true });
    expect(patterns.calls).toEqual([]);
    expect(output).not.toHaveBeenCalled();
  });
});
