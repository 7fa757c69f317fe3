/** A time of the predecessor in ISO 8601 and UTC, or another one when it is none. */
export function toTime(time: string | undefined, otherwise: string): string {
  const date = new Date(time ?? '');
  return Number.isNaN(date.getTime()) ? otherwise : date.toISOString();
}
