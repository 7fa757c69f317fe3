/** A word for a POSIX shell, quoted where it must be. */
export function quote(value: string): string {
  if (/^[\w./:=,@%+-]+$/.test(value)) return value;
  return `'${value.replace(/'/g, `'\\''`)}'`;
}
