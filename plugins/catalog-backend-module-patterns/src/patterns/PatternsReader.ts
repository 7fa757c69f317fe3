import type { AuthService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  CallOptions,
  PatternsClient,
} from '@apo/backstage-plugin-patterns-common';
import { lifecyclesInCatalog } from '../entities/toPatternEntity';
import { toCatalogPattern, type CatalogPattern } from './CatalogPattern';

/** The most that the API gives at once. */
const PAGE_SIZE = 100;
/** One call that never ends would hold up all others. */
const CALL_TIMEOUT_MS = 30_000;

/** Reads patterns as the catalog itself. */
export class PatternsReader {
  constructor(
    private readonly options: {
      client: Pick<PatternsClient, 'getPattern' | 'listPatterns'>;
      auth: AuthService;
    },
  ) {}

  /**
   * All patterns that belong in the catalog, page by page.
   *
   * @throws when a page could not be read: some are as good as none, since
   * what is missing would be removed
   */
  async *pages(signal: AbortSignal): AsyncGenerator<CatalogPattern[]> {
    const { client } = this.options;
    let cursor: string | undefined;
    do {
      const page = await client.listPatterns(
        {
          lifecycle: lifecyclesInCatalog,
          // By what never changes: in the order of change, a pattern that is
          // changed between two pages would be on neither.
          sort: 'name',
          limit: PAGE_SIZE,
          cursor,
        },
        await this.call(signal),
      );
      yield await this.withReasons(page.items, signal);
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** One pattern, or undefined when there is none of the name. */
  async read(
    name: string,
    signal?: AbortSignal,
  ): Promise<CatalogPattern | undefined> {
    const { client } = this.options;
    try {
      const pattern = await client.getPattern(name, await this.call(signal));
      return toCatalogPattern(pattern);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  /** A list does not say why a pattern is deprecated; those that are gone since are left out. */
  private async withReasons(
    patterns: CatalogPattern[],
    signal: AbortSignal,
  ): Promise<CatalogPattern[]> {
    const all: CatalogPattern[] = [];
    for (const pattern of patterns) {
      const known =
        pattern.lifecycle === 'deprecated'
          ? await this.read(pattern.name, signal)
          : pattern;
      if (known) all.push(known);
    }
    return all;
  }

  /** Options of a call, with a token of its own, as tokens age. */
  private async call(signal?: AbortSignal): Promise<CallOptions> {
    const { auth } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'patterns',
    });
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    return {
      token,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
  }
}

/** Whether the plugin says so: a proxy, or a back end without the plugin, answers 404 as well. */
function isAbsence(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.statusCode === 404 &&
    error.body.error.name === 'NotFoundError'
  );
}
