import type { WireItem, WireValue } from '../Members';

/** The most that an item may have, names and values together. */
export const MAX_ITEM_BYTES = 400 * 1024;

/** Bytes of a list or a map before its members, and of each member. */
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

function utf8(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** As AWS says: about a byte for each two significant digits, and one more. */
function numberBytes(text: string): number {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '');
  const sign = text.startsWith('-') ? 1 : 0;
  return Math.ceil(digits.length / 2) + 1 + sign;
}

function sum<T>(values: T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}

function valueBytes(value: WireValue): number {
  const [type] = Object.keys(value);
  // The type of a value says what its content is.
  const content = value[type] as any;
  switch (type) {
    case 'S':
      return utf8(content);
    case 'N':
      return numberBytes(content);
    case 'B':
      return Buffer.byteLength(content, 'base64');
    case 'SS':
      return sum(content as string[], utf8);
    case 'NS':
      return sum(content as string[], numberBytes);
    case 'BS':
      return sum(content as string[], one => Buffer.byteLength(one, 'base64'));
    case 'L':
      return (
        CONTAINER_BYTES +
        sum(content as WireValue[], one => MEMBER_BYTES + valueBytes(one))
      );
    case 'M':
      return (
        CONTAINER_BYTES +
        MEMBER_BYTES * Object.keys(content).length +
        itemBytes(content)
      );
    default:
      return 1;
  }
}

/**
 * The size of an item in bytes, by the rules of AWS's page "DynamoDB item
 * sizes and formats". dynalite counts UTF-16 units, which is too few.
 */
export function itemBytes(item: WireItem): number {
  return sum(
    Object.entries(item),
    ([name, value]) => utf8(name) + valueBytes(value),
  );
}
