import { decodeAwsChunked } from './decodeAwsChunked';

const decode = (text: string) => decodeAwsChunked(Buffer.from(text, 'latin1'));

describe('decodeAwsChunked', () => {
  it('joins chunks, and reads trailers by lower-case name', () => {
    const { body, trailers } = decode(
      '5\r\nhello\r\n3\r\n\r\n!\r\n0\r\nX-Amz-Checksum-Crc32: abc=\r\n\r\n',
    );
    expect(body.toString()).toBe('hello\r\n!');
    expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'abc=' });
  });

  it('takes signed chunks', () => {
    const { body } = decode(
      'A;chunk-signature=00\r\n0123456789\r\n0;chunk-signature=11\r\n\r\n',
    );
    expect(body.toString()).toBe('0123456789');
  });

  it.each([
    ['no last chunk', '5\r\nhello\r\n'],
    ['a chunk that is cut off', '9\r\nhello'],
    ['no framing at all', 'hello'],
    ['a size that is no number', 'x\r\nhello\r\n0\r\n\r\n'],
  ])('refuses a body with %s', (_, text) => {
    expect(() => decode(text)).toThrow(
      expect.objectContaining({ code: 'IncompleteBody' }),
    );
  });
});
