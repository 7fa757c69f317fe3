import type { operations } from '../generated/openapi';
import type {
  ApplicationUse,
  Consumers,
  Launch,
  LaunchRequest,
  VersionRef,
} from '../model/types';
import type { CallOptions, PatternsCall } from './callPatternsApi';
import type { Page } from './PatternsClient';

/** Version and page of a pattern's consumers. @public */
export type ListConsumersQuery = NonNullable<
  operations['listConsumers']['parameters']['query']
>;

/** Page of what the caller has launched. @public */
export type ListLaunchesQuery = NonNullable<
  operations['listLaunches']['parameters']['query']
>;

/**
 * The part of the patterns REST API that is about uses of patterns.
 * Every method throws a `ResponseError` that carries the server's message.
 * @public
 */
export class LaunchesClient {
  constructor(private readonly call: PatternsCall) {}

  /** Provisions the product of a version through Service Catalog. */
  async launch(
    { patternName: name, version }: VersionRef,
    body: LaunchRequest,
    options?: CallOptions,
  ) {
    return this.call<Launch>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/launches', {
        params: { path: { name, version } },
        body,
        ...init,
      }),
    );
  }

  /** Records an application that depends on the package of a version; to repeat it is harmless. */
  async recordApplication(
    { patternName: name, version }: VersionRef,
    body: ApplicationUse,
    options?: CallOptions,
  ) {
    return this.call<Launch>(options, (client, init) =>
      client.POST('/patterns/{name}/versions/{version}/applications', {
        params: { path: { name, version } },
        body,
        ...init,
      }),
    );
  }

  /** What the caller has launched, latest first. */
  async list(query: ListLaunchesQuery, options?: CallOptions) {
    return this.call<Page<Launch>>(options, (client, init) =>
      client.GET('/launches', { params: { query }, ...init }),
    );
  }

  async get(id: string, options?: CallOptions) {
    return this.call<Launch>(options, (client, init) =>
      client.GET('/launches/{id}', { params: { path: { id } }, ...init }),
    );
  }

  /** Terminates what was provisioned, or forgets an application. */
  async end(id: string, options?: CallOptions) {
    return this.call<Launch>(options, (client, init) =>
      client.DELETE('/launches/{id}', { params: { path: { id } }, ...init }),
    );
  }

  /** Who uses a pattern, latest first, with counts by version. */
  async listConsumers(
    patternName: string,
    query: ListConsumersQuery = {},
    options?: CallOptions,
  ) {
    return this.call<Consumers>(options, (client, init) =>
      client.GET('/patterns/{name}/consumers', {
        params: { path: { name: patternName }, query },
        ...init,
      }),
    );
  }
}
