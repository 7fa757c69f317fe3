import { AwsError } from './AwsError';
import type { Permission } from './authorization/Permission';

/** One HTTP request, read to its end. */
export interface LocalRequest {
  method: string;
  /** The path still carries its percent-encoding. */
  url: URL;
  /** By lower-case name; repeated headers are joined with a comma. */
  headers: Record<string, string>;
  body: Buffer;
  /** The access key id of the credential that signed the request; empty without a signature. */
  accessKeyId: string;
  /** Whether the caller still waits for the answer. Default: it does. */
  isOpen?(): boolean;
}

/** One HTTP answer. */
export interface LocalResponse {
  status: number;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** One AWS service behind the shared listener. */
export interface AwsService {
  /** The service name in the SigV4 credential scope, e.g. `servicecatalog`. */
  readonly signingName: string;
  /** What a fault calls the service, where that is not its signing name. */
  readonly faultName?: string;
  /** What this service answers to a caller that it throttles. */
  readonly throttled: { code: string; status: number };
  /** What this service answers to a caller without the right. Default: AccessDenied, 403. */
  readonly denied?: { code: string; status: number };
  /** The name of the operation that a request asks for; undefined if there is none. */
  operationOf(request: LocalRequest): string | undefined;
  /** What a caller with a session policy must be allowed; undefined if nobody declared it. */
  permissionsOf?(request: LocalRequest): Permission[] | undefined;
  /** The access key id behind a token that is no signature. */
  accessKeyOf?(request: LocalRequest): string | undefined;
  /** Performs the request. Throws an AwsError to refuse it. */
  handle(request: LocalRequest): Promise<LocalResponse>;
  /** An error in the service's wire format. */
  errorResponse(error: AwsError, requestId: string): LocalResponse;
  /** Forgets everything. */
  clear(): void | Promise<void>;
  /** Ends what the service runs beside its calls: processes, servers and timers. */
  close?(): Promise<void>;
}
