/**
 * Writes one line of JSON, as CloudWatch Logs Insights reads it. Callers name
 * what they work on, and no content of it.
 */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, unknown> = {},
): void {
  const time = new Date().toISOString();
  process.stdout.write(
    `${JSON.stringify({ time, level, message, ...fields })}\n`,
  );
}
