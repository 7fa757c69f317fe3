import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';

/** One call that reached the fake. */
export type ReceivedCall = {
  route: string;
  authorization?: string;
  body: Buffer;
};

/** An answer: a status with a JSON body or bytes, or `drop` for a broken connection. */
export type FakeAnswer =
  | { status: number; json?: unknown; bytes?: Buffer }
  | 'drop';

type Handler = (call: ReceivedCall) => FakeAnswer;

/**
 * A patterns back end over real HTTP that answers as a test says. Routes read
 * like `PUT /bundles/x`; a route without a handler is a 404.
 */
export async function startFakePatterns() {
  const calls: ReceivedCall[] = [];
  const handlers = new Map<string, Handler>();
  const server = createServer(async (request, response) => {
    const route = `${request.method} ${request.url}`;
    const { authorization } = request.headers;
    const call = { route, authorization, body: await readAll(request) };
    calls.push(call);
    const handler = handlers.get(route) ?? notFound;
    send(request, response, handler(call));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    /** Sets the answer of a route, or the function that makes it. */
    on(route: string, answer: FakeAnswer | Handler) {
      handlers.set(route, typeof answer === 'function' ? answer : () => answer);
    },
    reset() {
      calls.length = 0;
      handlers.clear();
    },
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
    connection: {
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}`,
      }),
    },
  };
}

/** What {@link startFakePatterns} started. */
export type FakePatterns = Awaited<ReturnType<typeof startFakePatterns>>;

/** The error body of a Backstage back end. */
export function refusal(
  statusCode: number,
  name: string,
  message: string,
): FakeAnswer {
  return {
    status: statusCode,
    json: { error: { name, message }, response: { statusCode } },
  };
}

function notFound({ route }: ReceivedCall) {
  return refusal(404, 'NotFoundError', `The fake has no ${route}`);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: FakeAnswer,
) {
  if (answer === 'drop') {
    request.socket.destroy();
    return;
  }
  const { status, json, bytes } = answer;
  response.writeHead(status, {
    'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
  });
  response.end(bytes ?? (json === undefined ? '' : JSON.stringify(json)));
}
