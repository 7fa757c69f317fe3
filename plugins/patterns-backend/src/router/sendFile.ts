import path from 'node:path';
import type { Response } from 'express';

const mediaTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/**
 * Sends a file that a publisher wrote. Only raster images keep a type that a
 * browser renders; everything else is plain text or a download, so nothing of
 * it ever runs in the portal's origin.
 */
export function sendFile(res: Response, file: string, bytes: Buffer): void {
  const image = mediaTypes[path.extname(file).toLocaleLowerCase('en-US')];
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Cache-Control', 'private, no-cache');
  // First the disposition: it would set a type by the file's name.
  if (!image) res.attachment(path.basename(file));
  const type = isText(bytes)
    ? 'text/plain; charset=utf-8'
    : 'application/octet-stream';
  res.setHeader('Content-Type', image ?? type);
  res.status(200).end(bytes);
}

function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}
