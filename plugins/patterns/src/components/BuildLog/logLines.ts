/** Lines that are kept; a page with more is slow, and nobody reads them. */
export const MAX_LOG_LINES = 5_000;

/** The end of a log. */
export type LogLines = {
  lines: readonly string[];
  /** How many lines before these are not kept. */
  dropped: number;
};

/** A log of which nothing is known yet. */
export const emptyLog: LogLines = { lines: [], dropped: 0 };

/** A log with the next part, which has whole lines; the oldest lines go. */
export function appendLog(log: LogLines, text: string): LogLines {
  if (!text) return log;
  const added = text.replace(/\n$/, '').split('\n');
  const lines = [...log.lines, ...added];
  const excess = Math.max(0, lines.length - MAX_LOG_LINES);
  return { lines: lines.slice(excess), dropped: log.dropped + excess };
}
