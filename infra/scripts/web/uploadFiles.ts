import { readFile } from 'node:fs/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import limiter from 'p-limit';
import type { WebFile } from './WebFile';

/** How many files travel at once. */
const AT_ONCE = 16;

/**
 * Uploads files in an order in which no visitor meets a document whose files are
 * not there yet: what never changes, what has a stable name, and the document of
 * the app at last. Nothing is deleted, so that pages which are open find theirs.
 *
 * @returns how many bytes
 */
export async function uploadFiles(
  client: S3Client,
  bucket: string,
  files: WebFile[],
): Promise<number> {
  const isDocument = ({ key }: WebFile) => key === 'index.html';
  const steps = [
    files.filter(({ immutable }) => immutable),
    files.filter(file => !file.immutable && !isDocument(file)),
    files.filter(isDocument),
  ];
  const limit = limiter(AT_ONCE);
  let bytes = 0;
  const upload = async (each: WebFile) => {
    const body = await readFile(each.file);
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: each.key,
        Body: body,
        ContentType: each.contentType,
        CacheControl: each.cacheControl,
      }),
    );
    bytes += body.length;
  };
  for (const step of steps) {
    await Promise.all(step.map(each => limit(upload, each)));
  }
  return bytes;
}
