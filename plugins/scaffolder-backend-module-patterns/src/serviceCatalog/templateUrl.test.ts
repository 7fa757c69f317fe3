import { templateUrl } from './templateUrl';

describe('templateUrl', () => {
  it.each([
    ['b', 'eu-west-1', 'https://b.s3.eu-west-1.amazonaws.com/t/x.template'],
    ['a.b', 'eu-west-1', 'https://s3.eu-west-1.amazonaws.com/a.b/t/x.template'],
    [
      'b',
      'cn-north-1',
      'https://b.s3.cn-north-1.amazonaws.com.cn/t/x.template',
    ],
  ])('of %s in %s is %s', (bucket, region, url) => {
    expect(templateUrl(bucket, region, 't/x.template')).toBe(url);
  });
});
