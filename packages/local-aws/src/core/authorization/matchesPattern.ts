/**
 * Whether a text fits a pattern of IAM, in which `*` stands for any
 * characters and `?` for one.
 */
export function matchesPattern(
  pattern: string,
  text: string,
  flags = '',
): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}
