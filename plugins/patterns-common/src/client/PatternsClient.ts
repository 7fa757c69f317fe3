import createClient, { type Client } from 'openapi-fetch';
import { ResponseError } from '@backstage/errors';
import type { operations, paths } from '../generated/openapi';
import type {
  BuildLog,
  Facets,
  Finding,
  NameCheck,
  PackageDetails,
  Pattern,
  PatternSummary,
  PatternVersion,
  Publication,
  ReleasePlan,
  Report,
  Starter,
  Submission,
  Transition,
  VersionRef,
  VersionSummary,
} from '../model/types';

/** Filters, order and page of a pattern list. @public */
export type ListPatternsQuery = NonNullable<
  operations['listPatterns']['parameters']['query']
>;
/** Filters, order and page of a version list. @public */
export type ListVersionsQuery = NonNullable<
  operations['listVersions']['parameters']['query']
>;
/** Version and page of a pattern's history. @public */
export type ListHistoryQuery = NonNullable<
  operations['listHistory']['parameters']['query']
>;
/** A keyset page; `nextCursor` is absent on the last one. @public */
export type Page<T> = { items: T[]; nextCursor?: string };
/** What live validation says. @public */
export type Validation = {
  findings: Finding[];
  passed: boolean;
  durationMs: number;
};
/** Settings of one call. @public */
export type CallOptions = { signal?: AbortSignal; token?: string };

/** Where the plugin answers, and how to reach it. @public */
export type PatternsClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
};

/**
 * Client of the patterns REST API, for the browser and for back ends.
 * Every method throws a `ResponseError` that carries the server's message.
 * @public
 */
export class PatternsClient {
  constructor(private readonly options: PatternsClientOptions) {}

  async listPatterns(query: ListPatternsQuery, options?: CallOptions) {
    return this.call<Page<PatternSummary>>(options, (client, init) =>
      client.GET('/patterns', { params: { query }, ...init }),
    );
  }

  async getFacets(options?: CallOptions) {
    return this.call<Facets>(options, (client, init) =>
      client.GET('/facets', init),
    );
  }

  async checkName(name: string, options?: CallOptions) {
    return this.call<NameCheck>(options, (client, init) =>
      client.GET('/names/{name}', { params: { path: { name } }, ...init }),
    );
  }

  async getPattern(name: string, options?: CallOptions) {
    return this.call<Pattern>(options, (client, init) =>
      client.GET('/patterns/{name}', { params: { path: { name } }, ...init }),
    );
  }

  /** The steps of a pattern's versions, newest first. */
  async listHistory(
    name: string,
    query: ListHistoryQuery,
    options?: CallOptions,
  ) {
    return this.call<Page<Transition>>(options, (client, init) =>
      client.GET('/patterns/{name}/history', {
        params: { path: { name }, query },
        ...init,
      }),
    );
  }

  async listVersions(query: ListVersionsQuery, options?: CallOptions) {
    return this.call<Page<VersionSummary>>(options, (client, init) =>
      client.GET('/versions', { params: { query }, ...init }),
    );
  }

  async getVersion(ref: VersionRef, options?: CallOptions) {
    return this.call<PatternVersion>(options, (client, init) =>
      client.GET('/patterns/{name}/versions/{version}', {
        params: { path: toPath(ref) },
        ...init,
      }),
    );
  }

  async getReport(ref: VersionRef, options?: CallOptions) {
    return this.call<Report>(options, (client, init) =>
      client.GET('/patterns/{name}/versions/{version}/report', {
        params: { path: toPath(ref) },
        ...init,
      }),
    );
  }

  /** What is in the package of a CDK pattern. */
  async getPackage(ref: VersionRef, options?: CallOptions) {
    return this.call<PackageDetails>(options, (client, init) =>
      client.GET('/patterns/{name}/versions/{version}/package', {
        params: { path: toPath(ref) },
        ...init,
      }),
    );
  }

  /** The next part of the log of a build, from `next` of the part before. */
  async getBuildLog(ref: VersionRef, from: number, options?: CallOptions) {
    return this.call<BuildLog>(options, (client, init) =>
      client.GET('/patterns/{name}/versions/{version}/build-log', {
        params: { path: toPath(ref), query: { from } },
        ...init,
      }),
    );
  }

  /** The bytes of one file of a version's bundle, or of a template that its build made. */
  async getFile(ref: VersionRef, path: string, options?: CallOptions) {
    return this.call<Blob>(options, (client, init) =>
      client.GET('/patterns/{name}/versions/{version}/file', {
        params: { path: toPath(ref), query: { path } },
        parseAs: 'blob',
        ...init,
      }),
    );
  }

  /** Stores a bundle under its digest; to repeat it is harmless. */
  async putBundle(digest: string, tar: Uint8Array, options?: CallOptions) {
    await this.call<void>(options, (client, init) =>
      client.PUT('/bundles/{digest}', {
        params: { path: { digest } },
        body: tar as unknown as string,
        bodySerializer: body => body as unknown as BodyInit,
        ...init,
        headers: { ...init.headers, 'Content-Type': 'application/x-tar' },
      }),
    );
  }

  async submitVersion(name: string, body: Submission, options?: CallOptions) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.POST('/patterns/{name}/versions', {
        params: { path: { name } },
        body,
        ...init,
      }),
    );
  }

  async reviewVersion(
    ref: VersionRef,
    body: {
      decision: 'approve' | 'reject';
      digest: string;
      /** Of the package that was seen; for CDK patterns. */
      integrity?: string;
      comment?: string;
    },
    options?: CallOptions,
  ) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/review', {
        params: { path: toPath(ref) },
        body,
        ...init,
      }),
    );
  }

  async retryRelease(ref: VersionRef, options?: CallOptions) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/retry', {
        params: { path: toPath(ref) },
        ...init,
      }),
    );
  }

  /** For the release task: claims the release and tells what to publish. */
  async startRelease(
    ref: VersionRef,
    body: { taskId: string; releaseKey?: string },
    options?: CallOptions,
  ) {
    return this.call<ReleasePlan>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/release/start', {
        params: { path: toPath(ref) },
        body,
        ...init,
      }),
    );
  }

  /** For the release task: the approved template's bytes. */
  async getReleaseTemplate(
    ref: VersionRef,
    body: { taskId: string },
    options?: CallOptions,
  ) {
    return this.call<ArrayBuffer>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/release/template', {
        params: { path: toPath(ref) },
        body,
        parseAs: 'arrayBuffer',
        ...init,
      }),
    );
  }

  /** For the release task: the approved package's bytes. */
  async getReleasePackage(
    ref: VersionRef,
    body: { taskId: string },
    options?: CallOptions,
  ) {
    return this.call<ArrayBuffer>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/release/package', {
        params: { path: toPath(ref) },
        body,
        parseAs: 'arrayBuffer',
        ...init,
      }),
    );
  }

  /** For the release task: tells where the version went. */
  async finishRelease(
    ref: VersionRef,
    body: { taskId: string; publication: Publication },
    options?: CallOptions,
  ) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/release/finish', {
        params: { path: toPath(ref) },
        body,
        ...init,
      }),
    );
  }

  /** Live validation of one template, at most 1 MiB. */
  async validateTemplate(
    body: { template: string; stage: 'lint' | 'policy' },
    options?: CallOptions,
  ) {
    return this.call<Validation>(options, (client, init) =>
      client.POST('/validate', { body, ...init }),
    );
  }

  async listStarters(options?: CallOptions) {
    return this.call<{ items: Starter[] }>(options, (client, init) =>
      client.GET('/starters', init),
    );
  }

  /** The bytes of one file of a starter. */
  async getStarterFile(name: string, path: string, options?: CallOptions) {
    return this.call<Blob>(options, (client, init) =>
      client.GET('/starters/{name}/file', {
        params: { path: { name }, query: { path } },
        parseAs: 'blob',
        ...init,
      }),
    );
  }

  private async call<T>(
    options: CallOptions = {},
    send: (
      client: Client<paths>,
      init: { signal?: AbortSignal; headers: Record<string, string> },
    ) => Promise<{ data?: unknown; response: Response }>,
  ): Promise<T> {
    const baseUrl = await this.options.discoveryApi.getBaseUrl('patterns');
    const client = createClient<paths>({
      baseUrl,
      fetch: async request =>
        fetchOf(this.options)(request.url, await toInit(request)),
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
  }
}

function toPath({ patternName, version }: VersionRef) {
  return { name: patternName, version };
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
