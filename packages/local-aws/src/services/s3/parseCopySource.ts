import { invalidArgument } from './s3Errors';

/** Where a copy comes from: `/bucket/key?versionId=…`. Throws InvalidArgument. */
export function parseCopySource(text: string) {
  const [path, search = ''] = text.split('?');
  const [bucket, ...rest] = decodeURIComponent(path)
    .replace(/^\//, '')
    .split('/');
  const key = rest.join('/');
  if (!bucket || !key) {
    throw invalidArgument('Copy Source must mention the source bucket and key');
  }
  const versionId = new URLSearchParams(search).get('versionId') ?? undefined;
  return { bucket, key, versionId };
}
