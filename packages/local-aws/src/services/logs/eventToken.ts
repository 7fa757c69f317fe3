import { invalidParameter } from './errors';

/** Where a page of events begins: after a position, or before one. */
export interface EventToken {
  direction: 'f' | 'b';
  position: number;
}

const DIGITS = 56;

/** The token in AWS's form: `f/` or `b/`, 56 digits, `/s`. */
export function writeEventToken({ direction, position }: EventToken): string {
  return `${direction}/${String(position).padStart(DIGITS, '0')}/s`;
}

/** Throws InvalidParameterException. */
export function readEventToken(text: string): EventToken {
  const match = /^([fb])\/(\d{56})\/s$/.exec(text);
  if (!match) throw invalidParameter('The specified nextToken is invalid.');
  return { direction: match[1] as 'f' | 'b', position: Number(match[2]) };
}
