import type { ErrorRequestHandler, Request } from 'express';
import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { rolesOf } from '@apo/backstage-plugin-patterns-common';
import { requestIdOf } from '@apo/backstage-plugin-patterns-node';
import { isRefusal } from './isRefusal';

type AnyRequest = Request<any, any, any, any, any>;

/** What was tried: an event id in kebab case, and what it is about. */
export type AuditedChange = {
  eventId: string;
  meta: Record<string, string | undefined>;
} & (
  | { request: AnyRequest }
  /** Of a call without a request of ours: that of an action. */
  | { request?: undefined; credentials: BackstageCredentials }
);

/**
 * Tells Backstage's auditor of each change and each refusal: who, under which
 * roles, in which request, what with which digest, and how it ended.
 */
export class Audit {
  /** Requests whose end was told by `change`. */
  private readonly told = new WeakSet<AnyRequest>();

  constructor(
    private readonly options: {
      auditor: AuditorService;
      httpAuth: HttpAuthService;
      userInfo: UserInfoService;
      logger: LoggerService;
    },
  ) {}

  /** Runs a change as one event. Nothing is changed when it cannot be told of. */
  async change<T>(
    audited: AuditedChange,
    change: () => Promise<T>,
  ): Promise<T> {
    const { eventId, request, meta } = audited;
    const context = request
      ? await this.contextOf(request)
      : await this.contextOfAction(audited.credentials);
    const event = await this.options.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      request,
      meta: { ...meta, ...context },
    });
    let result: T;
    try {
      result = await change();
    } catch (error) {
      if (request) this.told.add(request);
      await event.fail({ error: toError(error) });
      throw error;
    }
    const { digest } = (result ?? {}) as { digest?: string };
    await event.success(digest ? { meta: { digest } } : undefined);
    return result;
  }

  /** Tells of refusals that no change has told of, and passes them on. */
  refusals(): ErrorRequestHandler {
    return async (error, request, _response, next) => {
      if (isRefusal(error) && !this.told.has(request)) {
        await this.refused(request, error).catch(failure =>
          this.options.logger.warn('A refusal was not audited', failure),
        );
      }
      next(error);
    };
  }

  private async refused(request: AnyRequest, error: Error): Promise<void> {
    const event = await this.options.auditor.createEvent({
      eventId: 'request-refused',
      severityLevel: 'medium',
      request,
      meta: await this.contextOf(request),
    });
    await event.fail({ error });
  }

  private async contextOf(request: AnyRequest) {
    const credentials = await this.options.httpAuth.credentials(request);
    return {
      roles: await this.rolesOf(credentials),
      onBehalfBy: actorOf(credentials),
      requestId: requestIdOf(request),
    };
  }

  /** Without a request the auditor would name the plugin: the person is told of here. */
  private async contextOfAction(credentials: BackstageCredentials) {
    const { principal } = credentials as {
      principal: { userEntityRef?: string; subject?: string };
    };
    return {
      caller: principal.userEntityRef ?? principal.subject,
      roles: await this.rolesOf(credentials),
      onBehalfBy: actorOf(credentials),
    };
  }

  private async rolesOf(credentials: BackstageCredentials): Promise<string[]> {
    const { type } = credentials.principal as { type: string };
    if (type !== 'user') return [];
    const { ownershipEntityRefs } = await this.options.userInfo.getUserInfo(
      credentials,
    );
    return rolesOf(ownershipEntityRefs);
  }
}

/** The plugin that acts in the name of the user. */
function actorOf({ principal }: BackstageCredentials): string | undefined {
  return (principal as { actor?: { subject: string } }).actor?.subject;
}
