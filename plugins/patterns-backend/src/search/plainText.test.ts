import { plainText } from './plainText';

describe('plainText', () => {
  it.each([
    [
      '# DynamoDB table\n\nOn _demand_ with **a key**.',
      'DynamoDB table On demand with a key.',
    ],
    ['- one\n- [x] two\n1. three\n> four', 'one two three four'],
    [
      '![Architecture](a.png) and [docs](https://x.y "t") or [more][1]\n\n[1]: https://z',
      'Architecture and docs or more',
    ],
    ['[![Build](b.svg)](https://ci)', 'Build'],
    ['| Name | Is |\n| --- | :-: |\n| `pk` | a key |', 'Name Is pk a key'],
    ['Title\n=====\nText\n\n---', 'Title Text'],
    ['<p align="center">Hi<br/>you</p><!-- note -->', 'Hi you'],
    ['```sh\naws s3 ls # <Bucket>\n```\nend', 'aws s3 ls # <Bucket> end'],
    [
      'point_in_time \\*starred\\* 2 * 3 ~~old~~',
      'point_in_time starred 2 3 old',
    ],
    ['a\u0000b\u0007c', 'a b c'],
    ['', ''],
  ])('of %j is %j', (markdown, expected) => {
    expect(plainText(markdown)).toBe(expected);
  });

  it.each(['[', '![](', '<a', '*', '_a', '> ', '\\', '[a]'])(
    'takes its time in step with the length of many %j',
    part => {
      const started = Date.now();
      plainText(part.repeat(20_000));
      expect(Date.now() - started).toBeLessThan(2_000);
    },
  );
});
