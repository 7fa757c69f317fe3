import http, {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ApiOrigin } from './ApiOrigin';
import { type Behavior, readBehaviors } from './Behavior';
import { chooseEncoding } from './compress';
import type { EdgeTemplate } from './EdgeTemplate';
import { FileOrigin, type StoredAnswer } from './FileOrigin';

/** What {@link startEdge} is told. */
export interface EdgeOptions {
  /** Port of this machine; 0 takes a free one. */
  port: number;
  /** Where the back end takes requests, by HTTPS. */
  backendUrl: string;
  /** Where the local AWS is. */
  awsUrl: string;
  /** Bucket of the local AWS with the built front end. */
  bucket: string;
  /** Synthesized template of infra's stack `Edge`. */
  template: EdgeTemplate;
}

/** A running edge. */
export interface Edge {
  url: string;
  stop(): Promise<void>;
}

/**
 * Stands in for CloudFront and the load balancer, by the synthesized template:
 * its behaviors, function, cache and headers are those that would be deployed.
 * Only the firewall is missing, and to the browser it is plain HTTP.
 *
 * @throws Error when the template has what this stand-in does not know
 */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const behaviors = readBehaviors(options.template);
  const files = new FileOrigin(options);
  const api = new ApiOrigin(options.backendUrl);
  const behaviorOf = ({ url = '/' }: IncomingMessage) =>
    behaviors.find(each => each.matches(url.split('?')[0])) as Behavior;

  const server = http.createServer((request, response) => {
    const behavior = behaviorOf(request);
    if (!behavior.methods.includes(request.method ?? '')) {
      refuse(response, 403);
    } else if (behavior.origin === 'api') {
      api.pass(request, response, headers => changed(behavior, headers));
    } else {
      sendFile(files, behavior, request, response).catch(error => {
        console.error(
          `The web bucket does not answer: ${error.cause ?? error}`,
        );
        refuse(response, 502);
      });
    }
  });
  server.on('upgrade', (request, socket, head) => {
    if (behaviorOf(request).origin === 'api') {
      api.upgrade(request, socket, head);
    } else {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      api.stop();
    },
  };
}

function changed(
  { headers: policy }: Behavior,
  headers: OutgoingHttpHeaders,
): OutgoingHttpHeaders {
  return policy ? policy.apply(headers) : headers;
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status);
  response.end(http.STATUS_CODES[status]);
}

async function sendFile(
  files: FileOrigin,
  behavior: Behavior,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [uri] = (request.url ?? '/').split('?');
  const viewed = { method: request.method ?? '', querystring: {}, headers: {} };
  const asked = behavior.onRequest?.({ ...viewed, uri }).uri ?? uri;
  const { answer, hit } = await files.get(asked, behavior.cache);
  const { headers, body } = await encode(behavior, request, answer);
  const sent = changed(behavior, {
    ...headers,
    'x-cache': `${hit ? 'Hit' : 'Miss'} from cloudfront`,
  });
  if (answer.status === 200 && isUnchanged(request, headers.etag)) {
    response.writeHead(304, sent).end();
    return;
  }
  response.writeHead(answer.status, { ...sent, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function encode(
  { compress, cache }: Behavior,
  request: IncomingMessage,
  answer: StoredAnswer,
): Promise<{ headers: OutgoingHttpHeaders; body: Buffer }> {
  const { status, headers, body } = answer;
  const encoding =
    compress && status === 200
      ? chooseEncoding(
          cache.encodings,
          String(request.headers['accept-encoding'] ?? ''),
          { type: String(headers['content-type']), bytes: body.length },
        )
      : undefined;
  if (!encoding) return { headers, body };
  return {
    headers: {
      ...headers,
      'content-encoding': encoding,
      vary: 'Accept-Encoding',
      // Not the bytes that the bucket has.
      etag: `W/${headers.etag}`,
    },
    body: await answer.encoded(encoding),
  };
}

/** Whether the browser has this file already; weak and strong tags are one. */
function isUnchanged(request: IncomingMessage, etag: unknown): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = request.headers['if-none-match']?.split(',').map(bare) ?? [];
  return known.includes(bare(String(etag)));
}
