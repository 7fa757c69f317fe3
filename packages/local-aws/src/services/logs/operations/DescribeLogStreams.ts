import type {
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { defineLogsOperation } from '../defineLogsOperation';
import { invalidParameter } from '../errors';
import type { LogStreamRecord } from '../records';

/** AWS's largest page, and its default. */
const MAX_PAGE_SIZE = 50;

const byName = (a: LogStreamRecord, b: LogStreamRecord) =>
  a.name < b.name ? -1 : 1;
const byLastEvent = (a: LogStreamRecord, b: LogStreamRecord) =>
  (a.lastEventAt ?? 0) - (b.lastEventAt ?? 0);

function indexAfter(streams: LogStreamRecord[], token?: string): number {
  if (token === undefined) return 0;
  const name = Buffer.from(token, 'base64url').toString('utf8');
  const index = streams.findIndex(stream => stream.name === name);
  if (index === -1) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  return index + 1;
}

/** The streams of a group, a page at a time. */
export const DescribeLogStreams = defineLogsOperation<
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse
>({
  understands: [
    'logGroupName',
    'logStreamNamePrefix',
    'orderBy',
    'descending',
    'nextToken',
    'limit',
  ],
  run(input, logs) {
    const { logGroupName = '', logStreamNamePrefix = '' } = input;
    const { limit = MAX_PAGE_SIZE, orderBy = 'LogStreamName' } = input;
    logs.requireGroup(logGroupName);
    if (orderBy === 'LastEventTime' && logStreamNamePrefix) {
      throw invalidParameter(
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const streams = logs
      .streamsOf(logGroupName)
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .sort(orderBy === 'LastEventTime' ? byLastEvent : byName);
    if (input.descending) streams.reverse();
    const start = indexAfter(streams, input.nextToken);
    const page = streams.slice(start, start + limit);
    const last = page.at(-1);
    const more = last && start + page.length < streams.length;
    return {
      logStreams: page.map(stream => ({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        firstEventTimestamp: stream.firstEventAt,
        lastEventTimestamp: stream.lastEventAt,
        lastIngestionTime: stream.lastIngestionAt,
        arn: logs.streamArn(stream),
        storedBytes: 0,
      })),
      nextToken: more
        ? Buffer.from(last.name).toString('base64url')
        : undefined,
    };
  },
});
