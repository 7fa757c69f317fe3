import type { operations } from '../generated/openapi';
import type {
  Attribute,
  AttributeImport,
  AttributeKey,
  AttributeRule,
  AttributeSyncStatus,
  AttributeUpdate,
  NewAttribute,
  RuleViolation,
  SyncSubject,
} from '../model/types';
import type { CallOptions, PatternsCall } from './callPatternsApi';
import type { Page } from './PatternsClient';

/** Filters, order and page of a list of attributes. @public */
export type ListAttributesQuery = NonNullable<
  operations['listAttributes']['parameters']['query']
>;

/** File formats of attributes. @public */
export type AttributeFormat = 'csv' | 'json';

/**
 * The part of the patterns REST API that is about attributes.
 * Every method throws a `ResponseError` that carries the server's message.
 * @public
 */
export class AttributesClient {
  constructor(private readonly call: PatternsCall) {}

  async list(query: ListAttributesQuery, options?: CallOptions) {
    return this.call<Page<Attribute>>(options, (client, init) =>
      client.GET('/attributes', { params: { query }, ...init }),
    );
  }

  async get(id: string, options?: CallOptions) {
    return this.call<Attribute>(options, (client, init) =>
      client.GET('/attributes/{id}', { params: { path: { id } }, ...init }),
    );
  }

  async create(body: NewAttribute, options?: CallOptions) {
    return this.call<Attribute>(options, (client, init) =>
      client.POST('/attributes', { body, ...init }),
    );
  }

  async update(id: string, body: AttributeUpdate, options?: CallOptions) {
    return this.call<Attribute>(options, (client, init) =>
      client.PUT('/attributes/{id}', {
        params: { path: { id } },
        body,
        ...init,
      }),
    );
  }

  /** Deletes the attribute in the revision that was seen. */
  async delete(id: string, revision: number, options?: CallOptions) {
    await this.call<void>(options, (client, init) =>
      client.DELETE('/attributes/{id}', {
        params: { path: { id }, query: { revision } },
        ...init,
      }),
    );
  }

  /** Every key with its values and its rule, sorted. */
  async listKeys(query: { violations?: boolean } = {}, options?: CallOptions) {
    return this.call<{ items: AttributeKey[] }>(options, (client, init) =>
      client.GET('/attribute-keys', { params: { query }, ...init }),
    );
  }

  async setRule(
    key: string,
    body: { rule: AttributeRule; revision: number },
    options?: CallOptions,
  ) {
    return this.call<AttributeKey>(options, (client, init) =>
      client.PUT('/attribute-keys/{key}', {
        params: { path: { key } },
        body,
        ...init,
      }),
    );
  }

  /** The patterns that break the rule of a key, or one that it is to have. */
  async listViolations(
    key: string,
    body: { rule?: AttributeRule; limit?: number; cursor?: string },
    options?: CallOptions,
  ) {
    return this.call<Page<RuleViolation>>(options, (client, init) =>
      client.POST('/attribute-keys/{key}/violations', {
        params: { path: { key } },
        body,
        ...init,
      }),
    );
  }

  /** All attributes as a file. */
  async export(format: AttributeFormat, options?: CallOptions) {
    return this.call<Blob>(options, (client, init) =>
      client.GET('/attribute-export', {
        params: { query: { format } },
        parseAs: 'blob',
        ...init,
      }),
    );
  }

  /** What a file would change, or with the plan of such a dry run, the change. */
  async import(
    body: {
      format: AttributeFormat;
      content: string;
      dryRun: boolean;
      plan?: string;
    },
    options?: CallOptions,
  ) {
    return this.call<AttributeImport>(options, (client, init) =>
      client.POST('/attribute-import', { body, ...init }),
    );
  }

  async getSync(options?: CallOptions) {
    return this.call<AttributeSyncStatus>(options, (client, init) =>
      client.GET('/attribute-sync', init),
    );
  }

  /** Brings subjects to AWS again: a retry, or a repair. */
  async requestSync(subjects: SyncSubject[], options?: CallOptions) {
    await this.call<void>(options, (client, init) =>
      client.POST('/attribute-sync/requests', { body: { subjects }, ...init }),
    );
  }

  /** Compares everything with AWS now. */
  async checkSync(options?: CallOptions) {
    await this.call<void>(options, (client, init) =>
      client.POST('/attribute-sync/check', init),
    );
  }
}
