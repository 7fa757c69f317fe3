import type { operations } from '../generated/openapi';
import type {
  AwsHealth,
  BuildLog,
  Facets,
  Finding,
  LifecycleChange,
  NameCheck,
  PackageDetails,
  Pattern,
  PatternSummary,
  PatternUpdate,
  PatternVersion,
  Publication,
  ReleasePlan,
  ReleaseTarget,
  Report,
  SearchDocument,
  Starter,
  Statistics,
  Submission,
  Transition,
  VersionRef,
  VersionSummary,
} from '../model/types';
import { AttributesClient } from './AttributesClient';
import { LaunchesClient } from './LaunchesClient';
import { SubscriptionsClient } from './SubscriptionsClient';
import {
  createPatternsCall,
  type CallOptions,
  type PatternsCall,
  type PatternsClientOptions,
} from './callPatternsApi';

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
/**
 * Client of the patterns REST API, for the browser and for back ends.
 * Every method throws a `ResponseError` that carries the server's message.
 * @public
 */
export class PatternsClient {
  /** Attributes, their rules, and how they get to AWS. */
  readonly attributes: AttributesClient;
  /** Uses of patterns: what was launched, and who uses what. */
  readonly launches: LaunchesClient;
  /** What the caller follows. */
  readonly subscriptions: SubscriptionsClient;
  private readonly call: PatternsCall;

  constructor(options: PatternsClientOptions) {
    this.call = createPatternsCall(options);
    this.attributes = new AttributesClient(this.call);
    this.launches = new LaunchesClient(this.call);
    this.subscriptions = new SubscriptionsClient(this.call);
  }

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

  /** Changes title, description, owner and attributes without a new version. */
  async updatePattern(
    name: string,
    body: PatternUpdate,
    options?: CallOptions,
  ) {
    return this.call<Pattern>(options, (client, init) =>
      client.PUT('/patterns/{name}', {
        params: { path: { name } },
        body,
        ...init,
      }),
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

  /** For search: what it is to know of every published pattern, by name. */
  async listSearchDocuments(
    query: { limit?: number; cursor?: string },
    options?: CallOptions,
  ) {
    return this.call<Page<SearchDocument>>(options, (client, init) =>
      client.GET('/search-documents', { params: { query }, ...init }),
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

  /** Deprecates or revokes every published version of a pattern, or takes that back. */
  async setPatternLifecycle(
    name: string,
    body: LifecycleChange,
    options?: CallOptions,
  ) {
    return this.call<Pattern>(options, (client, init) =>
      client.PUT('/patterns/{name}/lifecycle', {
        params: { path: { name } },
        body,
        ...init,
      }),
    );
  }

  /** Deprecates or revokes a version, or takes that back. */
  async setVersionLifecycle(
    ref: VersionRef,
    body: LifecycleChange,
    options?: CallOptions,
  ) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.PUT('/patterns/{name}/versions/{version}/lifecycle', {
        params: { path: toPath(ref) },
        body,
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

  /** For the release task: tells how far it is, by target. */
  async recordReleaseTargets(
    ref: VersionRef,
    body: {
      taskId: string;
      targets: ReleaseTarget[];
      publications: Publication[];
    },
    options?: CallOptions,
  ) {
    return this.call<VersionSummary>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/release/targets', {
        params: { path: toPath(ref) },
        body,
        ...init,
      }),
    );
  }

  /** For the release task: tells where the version went, which ends it. */
  async finishRelease(
    ref: VersionRef,
    body: { taskId: string; publications: Publication[] },
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

  /** Whether what the portal needs of AWS is set up right; looked at now, or just before. */
  async getAwsHealth(query: { fresh?: boolean } = {}, options?: CallOptions) {
    return this.call<AwsHealth>(options, (client, init) =>
      client.GET('/health/aws', { params: { query }, ...init }),
    );
  }

  /** Figures over all patterns; at most a minute old. */
  async getStatistics(options?: CallOptions) {
    return this.call<Statistics>(options, (client, init) =>
      client.GET('/statistics', init),
    );
  }
}

function toPath({ patternName, version }: VersionRef) {
  return { name: patternName, version };
}
