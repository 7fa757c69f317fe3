import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long something took, and how long the process could do nothing else meanwhile. */
export type Watched = { ms: number; p99: number; longest: number };

/** Runs work while it watches the event loop; all in milliseconds. */
export async function watchEventLoop(
  work: () => Promise<unknown>,
): Promise<Watched> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  // The first turn of the loop is what the next is measured from.
  await new Promise(resolve => setTimeout(resolve, 50));
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  // What blocked last is counted when the loop turns again.
  await new Promise(resolve => setTimeout(resolve, 50));
  delays.disable();
  const toMs = (nanoseconds: number) => nanoseconds / 1e6;
  return { ms, p99: toMs(delays.percentile(99)), longest: toMs(delays.max) };
}

/** A Markdown table of what was watched. */
export function toWatchedTable(cases: Record<string, Watched>): string {
  const rows = Object.entries(cases).map(
    ([name, { ms, p99, longest }]) =>
      `| ${name} | ${[ms, p99, longest].map(n => n.toFixed(0)).join(' | ')} |`,
  );
  return [
    '| what | time | event loop busy, p99 | longest |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
