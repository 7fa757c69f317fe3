import { AwsError } from '../AwsError';
import { AwsService, LocalRequest, LocalResponse } from '../AwsService';
import { LocalDatabase } from '../storage/LocalDatabase';
import { escapeXml } from './escapeXml';

/** What an answer is made of; a list becomes `member` elements. */
type QueryValue = string | QueryFields | QueryValue[];

/** The members of an answer; undefined ones are left out. */
export interface QueryFields {
  [name: string]: QueryValue | undefined;
}

function valueToXml(value: QueryValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (!Array.isArray(value)) return toXml(value);
  return value.map(item => `<member>${valueToXml(item)}</member>`).join('');
}

function toXml(fields: QueryFields): string {
  return Object.entries(fields)
    .map(([name, value]) =>
      value === undefined ? '' : `<${name}>${valueToXml(value)}</${name}>`,
    )
    .join('');
}

/** A service of the AWS query protocol: forms in, XML out. */
export abstract class QueryService implements AwsService {
  abstract readonly signingName: string;
  readonly throttled = { code: 'Throttling', status: 400 };

  /** @param namespace - of the XML that it answers */
  protected constructor(
    private readonly namespace: string,
    private readonly database: LocalDatabase,
  ) {}

  /** Performs an operation. Throws an AwsError to refuse it. */
  protected abstract run(
    operation: string,
    form: URLSearchParams,
    request: LocalRequest,
  ): QueryFields;

  abstract clear(): void;

  operationOf(request: LocalRequest): string | undefined {
    return readForm(request).get('Action') ?? undefined;
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const form = readForm(request);
    const operation = form.get('Action') ?? '';
    const result = this.database.transaction(() =>
      this.run(operation, form, request),
    );
    return this.respond(200, `${operation}Response`, {
      [`${operation}Result`]: result,
      ResponseMetadata: { RequestId: 'local' },
    });
  }

  errorResponse(error: AwsError, requestId: string): LocalResponse {
    const { code: Code, message: Message, status } = error;
    const Type = status < 500 ? 'Sender' : 'Receiver';
    const response = this.respond(status, 'ErrorResponse', {
      Error: { Type, Code, Message },
      RequestId: requestId,
    });
    return { ...response, headers: { ...error.headers, ...response.headers } };
  }

  private respond(
    status: number,
    root: string,
    fields: QueryFields,
  ): LocalResponse {
    return {
      status,
      headers: { 'content-type': 'text/xml' },
      body: `<${root} xmlns="${this.namespace}">${toXml(fields)}</${root}>`,
    };
  }
}

function readForm({ body }: LocalRequest): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'));
}
