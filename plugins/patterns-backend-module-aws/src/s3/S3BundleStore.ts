import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isError } from '@backstage/errors';
import {
  checkDigest,
  digestOf,
  isAwsError,
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
  otherDigest,
  withDigestCheck,
  type BundleSource,
  type BundleStore,
} from '@apo/backstage-plugin-patterns-node';
import {
  bundleError,
  DamagedBundleError,
  isMissing,
  mayPass,
  missingBundle,
} from './bundleErrors';
import { placeOf, putInput, type WriteCondition } from './putInput';
import type { S3BundleConfig } from './S3BundleConfig';
import { uploadStream } from './uploadStream';

/** Tries of what the SDK does not repeat itself. */
const MAX_TRIES = 5;
/** Pause before the second try, in milliseconds; doubled before each further one. */
const FIRST_PAUSE_MS = 100;
/** More bytes than any tar of a bundle has: each file has a header and padding. */
const MAX_TAR_BYTES = MAX_BUNDLE_BYTES + MAX_BUNDLE_FILES * 4096;

/**
 * Keeps bundles as objects `<prefix>sha256/<first two digits>/<digest>.tar`.
 * The digest is sent as the object's checksum, so S3 refuses other bytes, and
 * an object that is there is never written over, unless it is damaged.
 * @public
 */
export class S3BundleStore implements BundleStore {
  constructor(
    private readonly options: { s3: S3Client; config: S3BundleConfig },
  ) {}

  async put(digest: string, tar: Buffer | BundleSource): Promise<void> {
    checkDigest(digest);
    if (Buffer.isBuffer(tar) && digestOf(tar) !== digest) {
      throw otherDigest(digest, digestOf(tar));
    }
    let condition: WriteCondition = { IfNoneMatch: '*' };
    for (let tries = 1; ; tries++) {
      try {
        await this.write(digest, tar, condition);
        return;
      } catch (error) {
        const isOther = isAwsError(error, 'PreconditionFailed', 'NoSuchKey');
        if (tries === MAX_TRIES || !(isOther || mayRepeat(error, tar))) {
          throw writeError(error, digest);
        }
        const head = isOther ? await this.head(digest) : undefined;
        if (head && (await this.isIntact(digest, head))) return;
        // What is damaged is written over, unless somebody just did.
        condition = head?.ETag ? { IfMatch: head.ETag } : { IfNoneMatch: '*' };
        await pause(FIRST_PAUSE_MS * 2 ** (tries - 1) * Math.random());
      }
    }
  }

  async has(digest: string): Promise<boolean> {
    checkDigest(digest);
    return (await this.head(digest)) !== undefined;
  }

  async get(digest: string): Promise<Buffer> {
    for (let tries = 1; ; tries++) {
      const tar = await this.open(digest);
      try {
        return await buffer(tar);
      } catch (error) {
        // The SDK repeats requests, but no answer that broke off half-way.
        if (error instanceof DamagedBundleError) throw error;
        if (tries === MAX_TRIES || !mayPass(error)) {
          throw bundleError(error, `read the bundle ${digest}`);
        }
      }
    }
  }

  async open(digest: string): Promise<Readable> {
    checkDigest(digest);
    try {
      const { Body, ContentLength = 0 } = await this.options.s3.send(
        new GetObjectCommand(placeOf(this.options.config, digest)),
      );
      const body = Body as Readable;
      if (ContentLength > MAX_TAR_BYTES) {
        body.destroy();
        throw this.damaged(digest);
      }
      const refuse = () => this.damaged(digest);
      return withDigestCheck(body, { digest, refuse });
    } catch (error) {
      if (isMissing(error)) throw missingBundle(digest);
      if (error instanceof DamagedBundleError) throw error;
      throw bundleError(error, `read the bundle ${digest}`);
    }
  }

  private async write(
    digest: string,
    tar: Buffer | BundleSource,
    condition: WriteCondition,
  ) {
    const { s3, config } = this.options;
    const input = putInput(config, digest, condition);
    if (Buffer.isBuffer(tar)) {
      await s3.send(new PutObjectCommand({ ...input, Body: tar }));
      return;
    }
    const { size, open } = tar;
    const refuse = (actual: string) => otherDigest(digest, actual);
    const Body = withDigestCheck(open(), { digest, size, refuse });
    await uploadStream(Body, options =>
      s3.send(
        new PutObjectCommand({ ...input, Body, ContentLength: size }),
        options,
      ),
    );
  }

  private async head(
    digest: string,
  ): Promise<HeadObjectCommandOutput | undefined> {
    try {
      return await this.options.s3.send(
        new HeadObjectCommand({
          ...placeOf(this.options.config, digest),
          ChecksumMode: 'ENABLED',
        }),
      );
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw bundleError(error, `look for the bundle ${digest}`);
    }
  }

  /** Whether what is there are the bytes of the digest; S3 knows where we wrote it. */
  private async isIntact(
    digest: string,
    { ChecksumSHA256 }: HeadObjectCommandOutput,
  ): Promise<boolean> {
    if (ChecksumSHA256) {
      return Buffer.from(ChecksumSHA256, 'base64').toString('hex') === digest;
    }
    try {
      await this.get(digest);
      return true;
    } catch (error) {
      if (error instanceof DamagedBundleError) return false;
      throw error;
    }
  }

  private damaged(digest: string) {
    const { Bucket, Key } = placeOf(this.options.config, digest);
    return new DamagedBundleError(
      `The stored bundle ${digest} is damaged: restore the earlier version of s3://${Bucket}/${Key}, or send the bundle again`,
    );
  }
}

/** The SDK has repeated what can be, but it never repeats streams. */
function mayRepeat(error: unknown, tar: Buffer | BundleSource): boolean {
  if (isAwsError(error, 'ConditionalRequestConflict')) return true;
  return !Buffer.isBuffer(tar) && mayPass(error);
}

function writeError(error: unknown, digest: string): Error {
  const isOurs = isError(error) && !('$metadata' in error);
  if (isOurs && !mayPass(error)) return error as Error;
  return bundleError(error, `store the bundle ${digest}`);
}
