/** Times of one case, in milliseconds, and the statements of one call. */
export type Measurement = {
  name: string;
  min: number;
  median: number;
  p95: number;
  max: number;
  statements: number;
  rows: number;
};

/** How a case is called. */
export type Load = { callers: number; callsEach: number };

/**
 * Calls something from several callers at once, each starting the next call
 * when the last one has answered. The first calls, one each, are not counted.
 *
 * @param call - answers with the number of its rows
 * @param countStatements - statements so far
 */
export async function measure(
  name: string,
  { callers, callsEach }: Load,
  call: () => Promise<number>,
  countStatements: () => number,
): Promise<Measurement> {
  const times: number[] = [];
  const before = countStatements();
  const rows = await call();
  const statements = countStatements() - before;
  const runCaller = async () => {
    await call();
    for (let i = 0; i < callsEach; i++) {
      const start = performance.now();
      await call();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, runCaller));
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const [min, median, p95, max] = [at(0), at(0.5), at(0.95), at(1)];
  return { name, min, median, p95, max, statements, rows };
}

/** A Markdown table. */
export function toTable(measurements: Measurement[]): string {
  const head = ['case', 'min', 'median', 'p95', 'max', 'statements', 'rows'];
  const body = measurements.map(m => [
    m.name,
    ...[m.min, m.median, m.p95, m.max].map(ms => ms.toFixed(1)),
    String(m.statements),
    String(m.rows),
  ]);
  return [head, head.map(() => '---'), ...body]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** A Markdown table of times in milliseconds, a row for each case. */
export function toTimesTable(cases: Record<string, number[]>): string {
  const rows = Object.entries(cases).map(([name, times]) => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const shown = [0, 0.5, 0.95, 1].map(share => at(share).toFixed(0));
    return `| ${[name, ...shown].join(' | ')} |`;
  });
  return [
    '| case | min | median | p95 | max |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
