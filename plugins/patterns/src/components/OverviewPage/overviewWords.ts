import { count } from '../shared/words';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Hours as people say them: `12 min`, `5.5 h`, `3.2 days`. */
export function hoursText(hours: number): string {
  const minutes = Math.round(hours * 60);
  if (minutes < 1) return '< 1 min';
  if (minutes < 60) return `${minutes} min`;
  if (hours < 48) return `${round(hours)} h`;
  return `${round(hours / 24)} days`;
}

/** `2026-11` as `November 2026`. */
export function monthText(month: string): string {
  const [year, number] = month.split('-');
  return `${months[Number(number) - 1] ?? month} ${year}`;
}

/** A number as people write it: `12,345`. */
export function numberText(n: number): string {
  return n.toLocaleString('en-US');
}

/** `3 versions`, for who hears the table. */
export function versionsText(n: number): string {
  return count(n, 'version');
}

function round(n: number): string {
  return (Math.round(n * 10) / 10).toLocaleString('en-US');
}
