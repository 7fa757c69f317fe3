import type { S3Location } from './S3Location';

// bucket.s3.amazonaws.com, bucket.s3.eu-west-1.amazonaws.com, bucket.s3-eu-west-1.amazonaws.com
const VIRTUAL_HOST = /^(.+)\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com$/;
const PATH_STYLE_HOST = /^s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com$/;

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Reads an S3 URL, virtual-host or path style; undefined if it is none. */
export function parseS3Url(text: string): S3Location | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = decode(url.pathname.slice(1));
  if (url.protocol !== 'https:' || !path) return undefined;
  const versionId = url.searchParams.get('versionId') ?? undefined;
  if (PATH_STYLE_HOST.test(url.hostname)) {
    const [bucket, ...rest] = path.split('/');
    const key = rest.join('/');
    return bucket && key ? { bucket, key, versionId } : undefined;
  }
  const bucket = VIRTUAL_HOST.exec(url.hostname)?.[1];
  return bucket ? { bucket, key: path, versionId } : undefined;
}
