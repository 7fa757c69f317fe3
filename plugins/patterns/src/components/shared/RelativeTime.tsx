const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago something was, with the exact time on hover. */
export function RelativeTime(props: { at: string }) {
  const { at } = props;
  const exact = new Date(at).toLocaleString(undefined, {
    dateStyle: 'full',
    timeStyle: 'long',
  });
  return (
    <time dateTime={at} title={exact}>
      {timeAgo(at)}
    </time>
  );
}

/** `3 days ago`, `just now`. */
export function timeAgo(at: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length)
      return format.format(Math.trunc(seconds / length), unit);
  }
  return 'just now';
}
