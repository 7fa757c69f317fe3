import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  GetLogEventsCommandInput,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { LocalAws, startLocalAws } from '../..';
import { localClients } from '../../__testUtils__/localClients';

const STREAM = { logGroupName: '/aws/codebuild/demo', logStreamName: 'one' };

describe('the local CloudWatch Logs', () => {
  let localAws: LocalAws;
  let client: CloudWatchLogsClient;

  beforeEach(async () => {
    localAws = await startLocalAws({ port: 0 });
    client = localClients(localAws.endpoint).logs;
  });

  afterEach(() => localAws.stop());

  async function createStream() {
    const { logGroupName } = STREAM;
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    await client.send(new CreateLogStreamCommand(STREAM));
  }

  const put = (...messages: string[]) =>
    client.send(
      new PutLogEventsCommand({
        ...STREAM,
        logEvents: messages.map(message => ({
          message,
          timestamp: Date.now(),
        })),
      }),
    );

  async function read(input: Partial<GetLogEventsCommandInput> = {}) {
    const output = await client.send(
      new GetLogEventsCommand({ ...STREAM, ...input }),
    );
    const messages = output.events?.map(({ message }) => message);
    return { ...output, messages };
  }

  it('is read from its head to its end, and goes on from there', async () => {
    await createStream();
    await put('a', 'b', 'c');
    const first = await read({ startFromHead: true, limit: 2 });
    expect(first.messages).toEqual(['a', 'b']);
    expect(first.nextForwardToken).toMatch(/^f\/\d{56}\/s$/);
    expect(first.nextBackwardToken).toMatch(/^b\/\d{56}\/s$/);
    const second = await read({ nextToken: first.nextForwardToken, limit: 2 });
    expect(second.messages).toEqual(['c']);
    const end = await read({ nextToken: second.nextForwardToken });
    expect(end.messages).toEqual([]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
    await put('d');
    const more = await read({ nextToken: end.nextForwardToken });
    expect(more.messages).toEqual(['d']);
    const back = await read({ nextToken: second.nextBackwardToken, limit: 1 });
    expect(back.messages).toEqual(['b']);
    const before = await read({ nextToken: first.nextBackwardToken });
    expect(before.messages).toEqual([]);
    expect(before.nextBackwardToken).toBe(first.nextBackwardToken);
  });

  it('gives the latest events first, in their order', async () => {
    await createStream();
    expect((await read()).messages).toEqual([]);
    await put('a', 'b', 'c');
    const latest = await read({ limit: 2 });
    expect(latest.messages).toEqual(['b', 'c']);
    const earlier = await read({ nextToken: latest.nextBackwardToken });
    expect(earlier.messages).toEqual(['a']);
    const none = await read({ endTime: 1 });
    expect(none.messages).toEqual([]);
  });

  it('cuts a page at one mebibyte', async () => {
    await createStream();
    const half = 'x'.repeat(600_000);
    await put(half);
    await put(half);
    const first = await read({ startFromHead: true });
    expect(first.messages).toHaveLength(1);
    const second = await read({ nextToken: first.nextForwardToken });
    expect(second.messages).toHaveLength(1);
  });

  it('rejects events that are too old or too far ahead, and takes the others', async () => {
    await createStream();
    const day = 24 * 3_600_000;
    const at = [-15 * day, 0, day].map(offset => Date.now() + offset);
    const { rejectedLogEventsInfo } = await client.send(
      new PutLogEventsCommand({
        ...STREAM,
        logEvents: at.map(timestamp => ({ message: 'm', timestamp })),
      }),
    );
    expect(rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 1,
      tooNewLogEventStartIndex: 2,
    });
    expect((await read()).messages).toEqual(['m']);
    await expect(
      client.send(
        new PutLogEventsCommand({
          ...STREAM,
          logEvents: [at[1], at[1] - 1].map(timestamp => ({
            message: 'm',
            timestamp,
          })),
        }),
      ),
    ).rejects.toThrow(/chronological order/);
  });

  it('describes streams', async () => {
    await createStream();
    await client.send(
      new CreateLogStreamCommand({ ...STREAM, logStreamName: 'two' }),
    );
    await put('a');
    const { logGroupName } = STREAM;
    const { logStreams } = await client.send(
      new DescribeLogStreamsCommand({
        logGroupName,
        orderBy: 'LastEventTime',
        descending: true,
      }),
    );
    expect(logStreams?.map(one => one.logStreamName)).toEqual(['one', 'two']);
    expect(logStreams?.[0]).toMatchObject({
      arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/codebuild/demo:log-stream:one',
      lastEventTimestamp: expect.any(Number),
    });
    const first = await client.send(
      new DescribeLogStreamsCommand({ logGroupName, limit: 1 }),
    );
    const second = await client.send(
      new DescribeLogStreamsCommand({
        logGroupName,
        nextToken: first.nextToken,
      }),
    );
    expect(second.logStreams?.map(one => one.logStreamName)).toEqual(['two']);
  });

  it('misses what is not there, and refuses what is there already', async () => {
    await expect(read()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
    await createStream();
    await expect(read({ logStreamName: 'two' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
    await expect(createStream()).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await expect(read({ nextToken: 'f/1' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});
