import { randomUUID } from 'node:crypto';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { CodeBuildClients } from './CodeBuildClients';
import type { CodeBuildConfig } from './CodeBuildConfig';

/** How long the build may use its URLs, in seconds: longer than it may take. */
const URL_SECONDS = 3 * 60 * 60;
/** Largest archive of outputs that is read, in bytes. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;

/**
 * The way of one build's files: the source in, the outputs out, each through a
 * URL that is good for one object. The build itself can read no bucket.
 */
export class BuildTransfer {
  private readonly id = randomUUID();
  private readonly sourceKey = `build/source/${this.id}.tar`;
  private readonly outputKey = `build/output/${this.id}.tgz`;

  constructor(
    private readonly clients: Pick<CodeBuildClients, 's3'>,
    private readonly config: CodeBuildConfig,
  ) {}

  /** Stores the source; gives the URLs that the build gets. */
  async send(source: Buffer, signal: AbortSignal) {
    const { s3 } = this.clients;
    const { bucket: Bucket } = this.config;
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: this.sourceKey,
        Body: source,
        ...this.encryption(),
      }),
      { abortSignal: signal },
    );
    const expiresIn = URL_SECONDS;
    const [sourceUrl, outputUrl] = await Promise.all([
      getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: this.sourceKey }), {
        expiresIn,
      }),
      getSignedUrl(
        s3,
        // What was sent once is not replaced.
        new PutObjectCommand({
          Bucket,
          Key: this.outputKey,
          IfNoneMatch: '*',
        }),
        { expiresIn, unhoistableHeaders: new Set(['if-none-match']) },
      ),
    ]);
    return { sourceUrl, outputUrl };
  }

  /**
   * What the build sent; undefined when it sent nothing.
   * @throws Error when it is too large.
   */
  async receive(signal: AbortSignal): Promise<Buffer | undefined> {
    const { s3 } = this.clients;
    const object = { Bucket: this.config.bucket, Key: this.outputKey };
    try {
      const { ContentLength = 0 } = await s3.send(
        new HeadObjectCommand(object),
        { abortSignal: signal },
      );
      if (ContentLength > MAX_OUTPUT_BYTES) {
        throw new Error(
          `The build sent ${ContentLength} bytes, and at most ${MAX_OUTPUT_BYTES} are taken`,
        );
      }
      const { Body } = await s3.send(new GetObjectCommand(object), {
        abortSignal: signal,
      });
      return Buffer.from(await Body!.transformToByteArray());
    } catch (error) {
      // HeadObject has no body, and so no better name for it.
      if (['NotFound', 'NoSuchKey'].includes((error as Error).name)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Removes both, whatever became of the build. */
  async remove(): Promise<void> {
    await this.clients.s3.send(
      new DeleteObjectsCommand({
        Bucket: this.config.bucket,
        Delete: {
          Objects: [{ Key: this.sourceKey }, { Key: this.outputKey }],
          Quiet: true,
        },
      }),
    );
  }

  private encryption() {
    const { kmsKeyId } = this.config;
    return kmsKeyId
      ? { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId }
      : {};
  }
}
