/**
 * The https URL of an object, as Service Catalog's LoadTemplateFromURL takes
 * it. A dot in a bucket's name breaks the certificate of the virtual host, so
 * such a bucket goes into the path.
 */
export function templateUrl(
  bucket: string,
  region: string,
  key: string,
): string {
  const domain = region.startsWith('cn-')
    ? 'amazonaws.com.cn'
    : 'amazonaws.com';
  const path = key.split('/').map(encodeURIComponent).join('/');
  return bucket.includes('.')
    ? `https://s3.${region}.${domain}/${bucket}/${path}`
    : `https://${bucket}.s3.${region}.${domain}/${path}`;
}
