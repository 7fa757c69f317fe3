import { randomUUID } from 'node:crypto';
import type {
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { AwsError } from './AwsError';
import { authorize } from './authorization/authorize';
import { AccessDeniedError, runAs, Session } from './authorization/Session';
import { AwsService, LocalRequest, LocalResponse } from './AwsService';
import { CONTROL_PREFIX, ControlApi } from './control/ControlApi';
import { parseCredentialScope } from './credentialScope';
import { FaultRegistry } from './faults/FaultRegistry';
import { DROPPED, withFault } from './faults/withFault';
import { readBody } from './readBody';

/** What the listener hands requests to. */
export interface ListenerOptions {
  services: AwsService[];
  /** Services of requests that carry no signature, by the start of their path. */
  unsigned: Record<string, AwsService>;
  control: ControlApi;
  faults: FaultRegistry;
  /** The session of an access key, if a policy narrows it. */
  sessionOf: (accessKeyId: string) => Session | undefined;
  /** Told of each error that is a defect of the local AWS itself. */
  onDefect: (error: unknown) => void;
}

/** The one HTTP entrance: the credential scope says which service is meant, or the path if there is none. */
export function createListener(options: ListenerOptions): RequestListener {
  return (incoming, outgoing) => {
    answer(incoming, options).then(
      response => send(incoming, outgoing, response),
      error => {
        options.onDefect(error);
        outgoing.destroy();
      },
    );
  };
}

async function answer(
  incoming: IncomingMessage,
  options: ListenerOptions,
): Promise<LocalResponse | typeof DROPPED> {
  const { method = 'GET' } = incoming;
  const url = new URL(incoming.url ?? '/', 'http://local');
  const body = await readBody(incoming);
  if (url.pathname.startsWith(CONTROL_PREFIX)) {
    return options.control.handle(method, url.pathname, body);
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  const scope = parseCredentialScope(headers.authorization, url.searchParams);
  const accessKeyId = scope?.accessKeyId ?? '';
  const { socket } = incoming;
  const isOpen = () => !socket.destroyed && !socket.readableEnded;
  const request = { method, url, headers, body, accessKeyId, isOpen };
  const service = scope
    ? findSigned(options.services, scope.service, request)
    : findUnsigned(options.unsigned, url.pathname);
  if (!service) return refuseUnrouted(scope?.service);
  return perform(service, request, options);
}

/**
 * The service of a signing name. Service Catalog and AppRegistry share theirs:
 * the one that knows an operation for the request is meant.
 */
function findSigned(
  services: AwsService[],
  signingName: string,
  request: LocalRequest,
): AwsService | undefined {
  const found = services.filter(service => service.signingName === signingName);
  return found.find(service => service.operationOf(request)) ?? found[0];
}

function findUnsigned(
  services: ListenerOptions['unsigned'],
  path: string,
): AwsService | undefined {
  return Object.entries(services).find(([prefix]) =>
    path.startsWith(prefix),
  )?.[1];
}

async function perform(
  service: AwsService,
  request: LocalRequest,
  { faults, onDefect, sessionOf }: ListenerOptions,
): Promise<LocalResponse | typeof DROPPED> {
  const requestId = randomUUID();
  const { signingName, faultName = signingName } = service;
  const fault = faults.take(faultName, service.operationOf(request));
  try {
    const session = sessionOf(
      service.accessKeyOf?.(request) ?? request.accessKeyId,
    );
    const response = await withFault(fault, service, async () => {
      if (session) authorize(session, service, request);
      return runAs(session, () => service.handle(request));
    });
    if (response === DROPPED) return response;
    return withRequestId(response, requestId);
  } catch (error) {
    if (error instanceof AwsError) {
      const shown =
        error instanceof AccessDeniedError ? denial(error, service) : error;
      return withRequestId(service.errorResponse(shown, requestId), requestId);
    }
    onDefect(error);
    const failure = new AwsError('InternalFailure', String(error), 500);
    return withRequestId(service.errorResponse(failure, requestId), requestId);
  }
}

/** The refusal in the service's own words. */
function denial(error: AccessDeniedError, { denied }: AwsService): AwsError {
  return denied
    ? new AwsError(denied.code, error.message, denied.status)
    : error;
}

function withRequestId(response: LocalResponse, id: string): LocalResponse {
  const headers = {
    ...response.headers,
    'x-amz-request-id': id,
    'x-amzn-requestid': id,
  };
  return { ...response, headers };
}

function refuseUnrouted(service: string | undefined): LocalResponse {
  const message = service
    ? `The local AWS has no service ${service}.`
    : 'The request carries no AWS signature.';
  const code = service ? 'UnknownService' : 'MissingAuthenticationToken';
  return {
    status: service ? 501 : 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message }),
  };
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: LocalResponse | typeof DROPPED,
): void {
  if (response === DROPPED) {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(response.status, response.headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : response.body);
}
