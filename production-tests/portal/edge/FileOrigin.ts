import type { OutgoingHttpHeaders } from 'node:http';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { localEnvironment } from '../../../packages/local-aws/src/localEnvironment';
import type { CacheRules } from './CacheRules';
import { compress } from './compress';

/** Headers of one connection, and what fetch has undone. */
const NOT_PASSED_ON = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
]);

/** How often CloudFront tries to connect to an origin, unless told otherwise. */
const ATTEMPTS = 3;

/** A connection that was kept may be closed by the other side meanwhile. */
async function askAgain(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(url);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** What the bucket answers, whole. */
export class StoredAnswer {
  private readonly copies = new Map<string, Promise<Buffer>>();

  constructor(
    readonly status: number,
    readonly headers: OutgoingHttpHeaders,
    readonly body: Buffer,
  ) {}

  /** Its compressed copy, which is made once. */
  encoded(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const made = this.copies.get(encoding) ?? compress(this.body, encoding);
    this.copies.set(encoding, made);
    return made;
  }
}

/** The web bucket, asked with signed requests, and the cache before it. */
export class FileOrigin {
  private readonly client: S3Client;
  private readonly cache = new Map<
    string,
    { answer: StoredAnswer; until: number }
  >();

  constructor(private readonly options: { awsUrl: string; bucket: string }) {
    const region = 'us-east-1';
    const env = localEnvironment(options.awsUrl, region);
    this.client = new S3Client({
      region,
      endpoint: options.awsUrl,
      credentials: {
        accessKeyId: env.AWS_ACCESS_KEY_ID,
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      },
    });
  }

  /** @param uri - path of the file, with `/` in front, as the browser spells it */
  async get(
    uri: string,
    rules: CacheRules,
  ): Promise<{ answer: StoredAnswer; hit: boolean }> {
    const kept = this.cache.get(uri);
    if (kept && kept.until > Date.now()) {
      return { answer: kept.answer, hit: true };
    }
    const answer = await this.ask(uri);
    const cacheControl = answer.headers['cache-control'] as string | undefined;
    if (answer.status === 200) {
      const until = Date.now() + rules.secondsFor(cacheControl) * 1000;
      this.cache.set(uri, { answer, until });
    }
    return { answer, hit: false };
  }

  private async ask(uri: string): Promise<StoredAnswer> {
    const command = new GetObjectCommand({
      Bucket: this.options.bucket,
      Key: decodeURIComponent(uri.slice(1)),
    });
    const response = await askAgain(await getSignedUrl(this.client, command));
    return new StoredAnswer(
      response.status,
      Object.fromEntries(
        [...response.headers].filter(([name]) => !NOT_PASSED_ON.has(name)),
      ),
      Buffer.from(await response.arrayBuffer()),
    );
  }
}
