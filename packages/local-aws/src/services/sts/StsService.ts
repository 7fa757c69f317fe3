import { AwsError, notImplemented } from '../../core/AwsError';
import { AwsService, LocalRequest, LocalResponse } from '../../core/AwsService';
import { escapeXml } from '../../core/protocol/escapeXml';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { assumeRole, RoleSession } from './assumeRole';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

type Fields = { [name: string]: string | Fields };

function toXml(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => {
      const inner = typeof value === 'string' ? escapeXml(value) : toXml(value);
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

/** The local Security Token Service: the AWS query protocol, so it reads its own forms. */
export class StsService implements AwsService {
  readonly signingName = 'sts';
  readonly throttled = { code: 'Throttling', status: 400 };
  private readonly sessions: DocumentCollection<RoleSession>;

  constructor(
    private readonly database: LocalDatabase,
    private readonly accountId: string,
  ) {
    this.sessions = new DocumentCollection(database, 'sts.session');
  }

  operationOf(request: LocalRequest): string | undefined {
    return this.form(request).get('Action') ?? undefined;
  }

  async handle(request: LocalRequest): Promise<LocalResponse> {
    const operation = this.operationOf(request) ?? '';
    const result = this.database.transaction(() =>
      this.run(operation, request),
    );
    const body = toXml({
      [`${operation}Result`]: result,
      ResponseMetadata: { RequestId: 'local' },
    });
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${operation}Response xmlns="${NAMESPACE}">${body}</${operation}Response>`,
    };
  }

  errorResponse(error: AwsError, requestId: string): LocalResponse {
    const { code: Code, message: Message } = error;
    const Type = error.status < 500 ? 'Sender' : 'Receiver';
    const body = toXml({
      Error: { Type, Code, Message },
      RequestId: requestId,
    });
    return {
      status: error.status,
      headers: { ...error.headers, 'content-type': 'text/xml' },
      body: `<ErrorResponse xmlns="${NAMESPACE}">${body}</ErrorResponse>`,
    };
  }

  clear(): void {
    this.sessions.clear();
  }

  private run(operation: string, request: LocalRequest): Fields {
    switch (operation) {
      case 'GetCallerIdentity':
        return this.callerIdentity(request.accessKeyId);
      case 'AssumeRole': {
        const { session, result } = assumeRole(this.form(request));
        this.sessions.put(session.accessKeyId, session);
        return result;
      }
      default:
        throw notImplemented(`The operation ${operation}`);
    }
  }

  private callerIdentity(accessKeyId: string): Fields {
    const session = this.sessions.get(accessKeyId);
    if (session) {
      return {
        Arn: session.assumedRoleArn,
        UserId: session.assumedRoleId,
        Account: session.accountId,
      };
    }
    return {
      Arn: `arn:aws:iam::${this.accountId}:user/local`,
      UserId: 'AIDALOCALLOCALLOCAL00',
      Account: this.accountId,
    };
  }

  private form(request: LocalRequest): URLSearchParams {
    return new URLSearchParams(request.body.toString('utf8'));
  }
}
