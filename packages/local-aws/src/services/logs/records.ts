/** A log group, as it is stored. */
export interface LogGroupRecord {
  name: string;
  /** Milliseconds since the epoch, as all times here. */
  createdAt: number;
}

/** A log stream, as it is stored. */
export interface LogStreamRecord {
  group: string;
  name: string;
  createdAt: number;
  firstEventAt?: number;
  lastEventAt?: number;
  lastIngestionAt?: number;
}

/** A log event, as it is stored. */
export interface LogEventRecord {
  timestamp: number;
  ingestedAt: number;
  message: string;
}
