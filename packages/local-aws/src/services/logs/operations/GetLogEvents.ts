import type {
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { StoredDocument } from '../../../core/storage/DocumentCollection';
import { defineLogsOperation } from '../defineLogsOperation';
import { EventToken, readEventToken, writeEventToken } from '../eventToken';
import type { LogEventRecord } from '../records';

/** AWS's limits of a page: a number of events, and of bytes. */
const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;

type Event = StoredDocument<LogEventRecord>;

function startOf({
  nextToken,
  startFromHead,
}: GetLogEventsRequest): EventToken {
  if (nextToken) return readEventToken(nextToken);
  return startFromHead
    ? { direction: 'f', position: 0 }
    : { direction: 'b', position: Number.MAX_SAFE_INTEGER };
}

/** The longest beginning of a list that is within the limits. */
function cut(events: Event[], limit: number): Event[] {
  let bytes = 0;
  const end = events.slice(0, limit).findIndex(({ document }, index) => {
    bytes += Buffer.byteLength(document.message);
    return index > 0 && bytes > MAX_BYTES;
  });
  return events.slice(0, end === -1 ? limit : end);
}

/**
 * The tokens around a page. At the end of a stream the forward token is the
 * one that was given, which is how callers know the end.
 */
function tokensAround(page: Event[], start: EventToken) {
  const isForward = start.direction === 'f';
  const last = isForward ? start.position : start.position - 1;
  const first = isForward ? start.position + 1 : start.position;
  const isOpen = start.position === Number.MAX_SAFE_INTEGER;
  return {
    nextForwardToken: writeEventToken({
      direction: 'f',
      position: page.at(-1)?.position ?? (isOpen ? 0 : last),
    }),
    nextBackwardToken: writeEventToken({
      direction: 'b',
      position: page[0]?.position ?? (isOpen ? 1 : first),
    }),
  };
}

/** A page of a stream's events: the latest, the first, or those around a token. */
export const GetLogEvents = defineLogsOperation<
  GetLogEventsRequest,
  GetLogEventsResponse
>({
  understands: [
    'logGroupName',
    'logStreamName',
    'startTime',
    'endTime',
    'nextToken',
    'limit',
    'startFromHead',
  ],
  run(input, logs) {
    const stream = logs.stream(
      input.logGroupName ?? '',
      input.logStreamName ?? '',
    );
    const { startTime = 0, endTime = Infinity, limit = MAX_EVENTS } = input;
    const start = startOf(input);
    const isForward = start.direction === 'f';
    const matching = logs
      .eventsAfter(stream, isForward ? start.position : 0)
      .filter(
        ({ position, document: { timestamp } }) =>
          (isForward || position < start.position) &&
          timestamp >= startTime &&
          timestamp < endTime,
      );
    const page = isForward
      ? cut(matching, limit)
      : cut(matching.reverse(), limit).reverse();
    return {
      events: page.map(({ document }) => ({
        timestamp: document.timestamp,
        message: document.message,
        ingestionTime: document.ingestedAt,
      })),
      ...tokensAround(page, start),
    };
  },
});
