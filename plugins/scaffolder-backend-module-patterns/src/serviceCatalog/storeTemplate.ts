import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ConflictError } from '@backstage/errors';
import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import { explainAwsError } from '../aws/explainAwsError';
import { pollUntil } from '../aws/pollUntil';
import type { PublishContext } from './PublishContext';
import { templateUrl } from './templateUrl';

/**
 * Puts the template where Service Catalog reads it, and never over another
 * object: the key carries the template's sha256.
 *
 * @returns the URL that Service Catalog takes.
 * @throws AwsCallError; ConflictError when other bytes are under the key.
 */
export async function storeTemplate(context: PublishContext): Promise<string> {
  const { config, region, request, sha256 } = context;
  const { bucket } = config;
  const { patternName, version } = request;
  const key = `templates/${patternName}/${version}/${sha256}.template`;
  const where = `s3://${bucket}/${key}`;
  const written = await pollUntil(
    () => tryPut(context, key),
    context.timing.visibleWithinMs,
    context,
  ).catch(error => {
    throw explainAwsError(error, `store the template as ${where}`);
  });
  if (written !== 'written') await checkStored(context, key, where);
  context.log.info(
    `${
      written === 'written' ? 'Stored the template' : 'The template is stored'
    } as ${where}`,
  );
  return templateUrl(bucket, region, key);
}

async function tryPut(
  { clients, config, template, sha256, signal }: PublishContext,
  key: string,
): Promise<'written' | 'present' | undefined> {
  const command = new PutObjectCommand({
    Bucket: config.bucket,
    Key: key,
    Body: template,
    IfNoneMatch: '*',
    ContentType: 'text/plain; charset=utf-8',
    ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    ...(config.kmsKeyId && {
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: config.kmsKeyId,
      BucketKeyEnabled: true,
    }),
  });
  try {
    await clients.s3.send(command, { abortSignal: signal });
    return 'written';
  } catch (error) {
    // The answers to If-None-Match: it is there (412), or somebody else is
    // writing it at this moment (409, where S3 asks to try again).
    if (isAwsError(error, 'PreconditionFailed')) return 'present';
    if (isAwsError(error, 'ConditionalRequestConflict')) return undefined;
    throw error;
  }
}

async function checkStored(
  { clients, config, sha256, signal }: PublishContext,
  key: string,
  where: string,
): Promise<void> {
  let bytes: Uint8Array | undefined;
  try {
    const { Body } = await clients.s3.send(
      new GetObjectCommand({ Bucket: config.bucket, Key: key }),
      { abortSignal: signal },
    );
    bytes = await Body?.transformToByteArray();
  } catch (error) {
    throw explainAwsError(error, `read the template at ${where}`);
  }
  const found = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
  if (found !== sha256) {
    throw new ConflictError(
      `${where} holds other bytes than its name says: somebody changed it. Look into it, delete the object, then retry the release.`,
    );
  }
}
