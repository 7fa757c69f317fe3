import { notImplemented } from '../../core/AwsError';
import type { Permission } from '../../core/authorization/Permission';
import { Session } from '../../core/authorization/Session';
import type { LocalRequest } from '../../core/AwsService';
import { QueryFields, QueryService } from '../../core/protocol/QueryService';
import { DocumentCollection } from '../../core/storage/DocumentCollection';
import { LocalDatabase } from '../../core/storage/LocalDatabase';
import { assumeRole, RoleSession } from './assumeRole';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The local Security Token Service. */
export class StsService extends QueryService {
  readonly signingName = 'sts';
  private readonly sessions: DocumentCollection<RoleSession>;

  constructor(database: LocalDatabase, private readonly accountId: string) {
    super(NAMESPACE, database);
    this.sessions = new DocumentCollection(database, 'sts.session');
  }

  /** The session of an access key; undefined if no policy narrows it. */
  sessionOf(accessKeyId: string): Session | undefined {
    const session = accessKeyId && this.sessions.get(accessKeyId);
    if (!session || !session.policy) return undefined;
    return new Session(accessKeyId, session.assumedRoleArn, session.policy);
  }

  permissionsOf({ body }: LocalRequest): Permission[] | undefined {
    const form = new URLSearchParams(body.toString('utf8'));
    switch (form.get('Action')) {
      case 'GetCallerIdentity':
        // Nobody needs a right to know who they are.
        return [];
      case 'AssumeRole': {
        const resource = form.get('RoleArn') ?? '';
        return [{ action: 'sts:AssumeRole', resource }];
      }
      default:
        return undefined;
    }
  }

  clear(): void {
    this.sessions.clear();
  }

  protected run(
    operation: string,
    form: URLSearchParams,
    { accessKeyId }: LocalRequest,
  ): QueryFields {
    switch (operation) {
      case 'GetCallerIdentity':
        return this.callerIdentity(accessKeyId);
      case 'AssumeRole': {
        const { session, result } = assumeRole(form);
        this.sessions.put(session.accessKeyId, session);
        return result;
      }
      default:
        throw notImplemented(`The operation ${operation}`);
    }
  }

  private callerIdentity(accessKeyId: string): QueryFields {
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
}
