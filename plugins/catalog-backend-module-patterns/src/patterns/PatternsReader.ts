import type { AuthService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  CallOptions,
  PatternsClient,
  PatternSummary,
} from '@apo/backstage-plugin-patterns-common';
import { lifecyclesInCatalog } from '../entities/toPatternEntity';

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
   * All patterns that belong in the catalog.
   *
   * @throws when a page could not be read: some are as good as none, since
   * what is missing would be removed
   */
  async readAll(signal: AbortSignal): Promise<PatternSummary[]> {
    const { client } = this.options;
    const patterns: PatternSummary[] = [];
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
      patterns.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return patterns;
  }

  /** One pattern, or undefined when there is none of the name. */
  async read(name: string): Promise<PatternSummary | undefined> {
    const { client } = this.options;
    try {
      return await client.getPattern(name, await this.call());
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
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
