import http, {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import https from 'node:https';
import { pipeline, type Duplex } from 'node:stream';

/** Of CloudFront, as the load balancer sees it. */
const CLOUDFRONT = '10.0.0.10';

/**
 * The load balancer and the back end behind it: HTTPS whose certificate is not
 * checked, and the headers that CloudFront and the load balancer add.
 */
export class ApiOrigin {
  private readonly agent = new https.Agent({
    keepAlive: true,
    rejectUnauthorized: false,
  });

  constructor(private readonly backendUrl: string) {}

  /** @param changeHeaders - what CloudFront does with those of the answer */
  pass(
    request: IncomingMessage,
    response: ServerResponse,
    changeHeaders: (headers: OutgoingHttpHeaders) => OutgoingHttpHeaders,
  ): void {
    const passed = this.ask(request).on('response', answer => {
      response.writeHead(
        answer.statusCode ?? 502,
        changeHeaders(answer.headers),
      );
      pipeline(answer, response, () => undefined);
    });
    passed.on('error', () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  }

  /** Passes a WebSocket on. What refuses it says so to the browser. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const passed = this.ask(request);
    passed.on('upgrade', (answer, upstream, first) => {
      socket.write(statusAndHeaders(answer));
      upstream.write(head);
      socket.write(first);
      pipeline(socket, upstream, socket, () => undefined);
    });
    passed.on('response', answer => {
      socket.write(statusAndHeaders(answer));
      pipeline(answer, socket, () => undefined);
    });
    passed.on('error', () => socket.destroy());
    socket.on('error', () => passed.destroy());
    passed.end();
  }

  stop(): void {
    this.agent.destroy();
  }

  private ask(request: IncomingMessage): ClientRequest {
    return https.request(new URL(request.url ?? '/', this.backendUrl), {
      agent: this.agent,
      method: request.method,
      headers: forwardedHeaders(request),
    });
  }
}

function forwardedHeaders({ headers, socket }: IncomingMessage) {
  const from = [headers['x-forwarded-for'], socket.remoteAddress, CLOUDFRONT];
  return {
    ...headers,
    'x-forwarded-for': from.filter(Boolean).join(', '),
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
  };
}

function statusAndHeaders({ statusCode = 502, rawHeaders }: IncomingMessage) {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`],
  );
  const status = `HTTP/1.1 ${statusCode} ${http.STATUS_CODES[statusCode]}`;
  return [status, ...lines, '', ''].join('\r\n');
}
