import * as clientPackage from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../../core/AwsError';
import type { Permission } from '../../core/authorization/Permission';
import { currentSession } from '../../core/authorization/Session';
import { AwsService, LocalRequest, LocalResponse } from '../../core/AwsService';
import { findHandler } from '../../core/OperationHandler';
import { escapeXml } from '../../core/protocol/escapeXml';
import { readOperationModels } from '../../core/protocol/OperationModel';
import { RestXmlCodec } from '../../core/protocol/RestXmlCodec';
import { RestMatch, RestRoutes } from '../../core/protocol/RestRoutes';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import type { S3Location } from '../../template/S3Location';
import type { S3KeyUse } from '../kms/keyForS3';
import { Buckets } from './Buckets';
import { Checksum, verifyChecksums } from './checksums';
import { decodeAwsChunked } from './decodeAwsChunked';
import { Objects } from './Objects';
import * as handlers from './operations';
import { s3Permissions } from './permissions';
import {
  checkPresignedExpiry,
  checkSignedHeaders,
  restoreHoistedHeaders,
} from './presignedRequest';
import { BodyStore } from './storage/BodyStore';
import { isObject } from './storage/records';

/** What the local S3 needs of its surroundings. */
export interface S3Options {
  database: LocalDatabase;
  bodies: BodyStore;
  region: string;
  accountId: string;
  /** The ARN of a KMS key that can be used, from its id, ARN or alias. Throws AwsError. */
  keyArn(name: string, use: S3KeyUse): string;
}

/** The local Amazon S3. */
export class S3Service implements AwsService {
  readonly signingName = 's3';
  readonly throttled = { code: 'SlowDown', status: 503 };
  private readonly routes = new RestRoutes(
    readOperationModels(clientPackage).values(),
    'by-required-members',
  );
  private readonly codec = new RestXmlCodec(
    'http://s3.amazonaws.com/doc/2006-03-01/',
    'com.amazonaws.s3',
  );
  private readonly buckets: Buckets;
  private readonly objects: Objects;

  constructor(private readonly options: S3Options) {
    this.buckets = new Buckets(options.database);
    this.objects = new Objects(options.database, options.bodies);
    this.objects.sweep();
  }

  operationOf(request: LocalRequest): string | undefined {
    return this.routes.match(restoreHoistedHeaders(request))?.model.name;
  }

  permissionsOf(signed: LocalRequest): Permission[] | undefined {
    const request = withoutChunks(restoreHoistedHeaders(signed));
    const match = this.routes.match(request);
    if (!match) return undefined;
    const input = this.codec.readInput(match, request);
    return s3Permissions(match.model.name, input, undefined);
  }

  async handle(signed: LocalRequest): Promise<LocalResponse> {
    checkPresignedExpiry(signed.url);
    checkSignedHeaders(signed);
    const request = withoutChunks(restoreHoistedHeaders(signed));
    const match = this.routes.match(request);
    if (!match) throw notImplemented(`${request.method} ${request.url}`);
    const checksum = verifyChecksums(request.body, request.headers);
    const input = this.codec.readInput(match, request);
    try {
      return this.objects.transaction(() => this.run(match, input, checksum));
    } catch (error) {
      throw hideAbsence(error, input.Bucket);
    }
  }

  errorResponse(error: AwsError, requestId: string): LocalResponse {
    const body =
      '<?xml version="1.0" encoding="UTF-8"?><Error>' +
      `<Code>${escapeXml(error.code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message>` +
      `<RequestId>${requestId}</RequestId></Error>`;
    const headers = { ...error.headers, 'content-type': 'application/xml' };
    return { status: error.status, headers, body };
  }

  /** The bytes of an object for another service; undefined if there is none. */
  readObject({ bucket, key, versionId }: S3Location): Uint8Array | undefined {
    const version = this.objects.versions.find(bucket, key, versionId);
    return isObject(version) ? this.objects.read(version) : undefined;
  }

  clear(): void {
    this.options.database.transaction(() => {
      this.buckets.clear();
      this.objects.versions.clear();
    });
    this.objects.sweep();
  }

  private run(
    { model }: RestMatch,
    input: Record<string, unknown>,
    checksum: Checksum | undefined,
  ): LocalResponse {
    const { region, accountId, keyArn } = this.options;
    const { buckets, objects } = this;
    const handler = findHandler(handlers, model.name, input);
    const owner = input.ExpectedBucketOwner;
    if (owner !== undefined && owner !== accountId) {
      throw new AwsError('AccessDenied', 'Access Denied', 403);
    }
    const call = { buckets, objects, region, accountId, keyArn, checksum };
    const output = handler.run(input, call) as Record<string, unknown>;
    return this.codec.writeOutput(model, output);
  }
}

/** Who may not list a bucket is not told that an object is missing. */
function hideAbsence(error: unknown, bucket: unknown): unknown {
  const isMissing = error instanceof AwsError && error.code === 'NoSuchKey';
  const resource = `arn:aws:s3:::${bucket}`;
  const session = currentSession();
  if (!isMissing || !session) return error;
  if (session.allows({ action: 's3:ListBucket', resource })) return error;
  return new AwsError('AccessDenied', 'Access Denied', 403);
}

/** Takes the upload framing off a request, and merges its trailers into the headers. */
function withoutChunks(request: LocalRequest): LocalRequest {
  const encoding = request.headers['content-encoding'] ?? '';
  const encodings = encoding.split(',').map(name => name.trim());
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  const isChunked =
    encodings.includes('aws-chunked') || payload.startsWith('STREAMING-');
  if (!isChunked) return request;
  const { body, trailers } = decodeAwsChunked(request.body);
  const { 'content-encoding': _, ...others } = request.headers;
  const headers: Record<string, string> = { ...others, ...trailers };
  const rest = encodings.filter(name => name && name !== 'aws-chunked');
  if (rest.length > 0) headers['content-encoding'] = rest.join(',');
  return { ...request, headers, body };
}
