import { parseS3Url } from './parseS3Url';

describe('parseS3Url', () => {
  const object = { bucket: 'my.bucket', key: 'a b/c.template' };

  it.each([
    'https://my.bucket.s3.amazonaws.com/a%20b/c.template',
    'https://my.bucket.s3.eu-west-1.amazonaws.com/a%20b/c.template',
    'https://my.bucket.s3-eu-west-1.amazonaws.com/a%20b/c.template',
    'https://s3.eu-west-1.amazonaws.com/my.bucket/a%20b/c.template',
    'https://s3.amazonaws.com/my.bucket/a%20b/c.template',
  ])('reads %s', url => {
    expect(parseS3Url(url)).toEqual({ ...object, versionId: undefined });
  });

  it('reads a version id', () => {
    const url = 'https://b.s3.eu-west-1.amazonaws.com/k?versionId=v1';
    expect(parseS3Url(url)).toEqual({ bucket: 'b', key: 'k', versionId: 'v1' });
  });

  it.each([
    'nonsense',
    'http://b.s3.eu-west-1.amazonaws.com/k',
    'https://b.s3.eu-west-1.amazonaws.com/',
    'https://s3.eu-west-1.amazonaws.com/only-a-bucket',
    'https://b.s3.eu-west-1.amazonaws.com/%ZZ',
    'https://b.s3.example.com/k',
    'https://amazonaws.com/k',
  ])('refuses %s', url => {
    expect(parseS3Url(url)).toBeUndefined();
  });
});
