import createClient, { type Client } from 'openapi-fetch';
import { ResponseError } from '@backstage/errors';
import type { paths } from '../generated/openapi';

/** Settings of one call. @public */
export type CallOptions = { signal?: AbortSignal; token?: string };

/** Where the plugin answers, and how to reach it. @public */
export type PatternsClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
};

/** Sends one request; throws a `ResponseError` that carries the server's message. */
export type PatternsCall = <T>(
  options: CallOptions | undefined,
  send: (
    client: Client<paths>,
    init: { signal?: AbortSignal; headers: Record<string, string> },
  ) => Promise<{ data?: unknown; response: Response }>,
) => Promise<T>;

/** Calls of the patterns REST API. */
export function createPatternsCall(
  clientOptions: PatternsClientOptions,
): PatternsCall {
  return async <T>(
    options: CallOptions = {},
    send: Parameters<PatternsCall>[1],
  ): Promise<T> => {
    const baseUrl = await clientOptions.discoveryApi.getBaseUrl('patterns');
    const client = createClient<paths>({
      baseUrl,
      fetch: async request =>
        fetchOf(clientOptions)(request.url, await toInit(request)),
    });
    // A copy of the body: openapi-fetch consumes the error's before we can read it.
    let failed: Response | undefined;
    client.use({
      onResponse: ({ response }) => {
        if (!response.ok) failed = response.clone();
      },
    });
    const { data } = await send(client, {
      signal: options.signal,
      headers: options.token
        ? { Authorization: `Bearer ${options.token}` }
        : {},
    });
    if (failed) throw await ResponseError.fromResponse(failed);
    return data as T;
  };
}

/**
 * A request's parts. Middleware of Backstage's fetch API makes a new request of
 * what it gets, more than once, and a request's body can be read only once.
 */
async function toInit(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request;
  const body = request.body ? await request.arrayBuffer() : undefined;
  return { method, headers, signal, body };
}

function fetchOf(options: PatternsClientOptions) {
  return options.fetchApi?.fetch ?? globalThis.fetch;
}
