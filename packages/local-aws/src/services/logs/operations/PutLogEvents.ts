import type {
  PutLogEventsRequest,
  PutLogEventsResponse,
  RejectedLogEventsInfo,
} from '@aws-sdk/client-cloudwatch-logs';
import { newId } from '../../../core/ids';
import { defineLogsOperation } from '../defineLogsOperation';
import { invalidParameter } from '../errors';
import type { LogLine } from '../Logs';

const HOUR_MS = 3_600_000;
const MAX_AGE_MS = 14 * 24 * HOUR_MS;
const MAX_AHEAD_MS = 2 * HOUR_MS;
/** AWS's limit of a batch, with 26 bytes counted for each event. */
const MAX_BATCH_BYTES = 1_048_576;
const EVENT_BYTES = 26;

function checkBatch(lines: LogLine[]): void {
  const bytes = lines.reduce(
    (sum, { message }) => sum + Buffer.byteLength(message) + EVENT_BYTES,
    0,
  );
  if (bytes > MAX_BATCH_BYTES) {
    throw invalidParameter(
      `Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`,
    );
  }
  const isSorted = lines.every(
    ({ timestamp }, i) => i === 0 || timestamp >= lines[i - 1].timestamp,
  );
  if (!isSorted) {
    throw invalidParameter(
      'Log events in a single PutLogEvents request must be in chronological order.',
    );
  }
}

/** Adds events to a stream; those that are too old or too far ahead are rejected. */
export const PutLogEvents = defineLogsOperation<
  PutLogEventsRequest,
  PutLogEventsResponse
>({
  // AWS takes any sequence token, and ignores it.
  understands: ['logGroupName', 'logStreamName', 'logEvents', 'sequenceToken'],
  run({ logGroupName = '', logStreamName = '', logEvents = [] }, logs) {
    const lines = logEvents as LogLine[];
    logs.stream(logGroupName, logStreamName);
    checkBatch(lines);
    const now = Date.now();
    const isOld = ({ timestamp }: LogLine) => timestamp < now - MAX_AGE_MS;
    const isNew = ({ timestamp }: LogLine) => timestamp > now + MAX_AHEAD_MS;
    const rejected: RejectedLogEventsInfo = {};
    if (lines.some(isOld)) {
      rejected.tooOldLogEventEndIndex = lines.filter(isOld).length;
    }
    if (lines.some(isNew)) {
      rejected.tooNewLogEventStartIndex = lines.findIndex(isNew);
    }
    const accepted = lines.filter(line => !isOld(line) && !isNew(line));
    logs.append(logGroupName, logStreamName, accepted);
    return {
      nextSequenceToken: newId('', 56),
      rejectedLogEventsInfo:
        Object.keys(rejected).length > 0 ? rejected : undefined,
    };
  },
});
