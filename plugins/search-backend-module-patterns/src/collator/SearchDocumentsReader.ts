import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  PatternsClient,
  SearchDocument,
} from '@apo/backstage-plugin-patterns-common';

/** A page has at most some 2 MB: 40,000 characters of documents each. */
const PAGE_SIZE = 50;
/** One call that never ends would hold up all others. */
const CALL_TIMEOUT_MS = 60_000;
/** How long to wait after a page could not be read, each time; the back ends of one portal start in any order. */
const RETRY_DELAYS_MS = [1_000, 2_000, 5_000, 10_000, 20_000];

/** Reads what there is to find of every pattern, as the search plugin itself. */
export class SearchDocumentsReader {
  constructor(
    private readonly options: {
      client: Pick<PatternsClient, 'listSearchDocuments'>;
      auth: AuthService;
      logger: LoggerService;
      retryDelaysMs?: number[];
    },
  ) {}

  /** @throws what the last attempt to read a page failed with */
  async *pages(): AsyncGenerator<SearchDocument[]> {
    let cursor: string | undefined;
    do {
      const page = await this.readPage(cursor);
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  private async readPage(cursor: string | undefined) {
    const { logger, retryDelaysMs = RETRY_DELAYS_MS } = this.options;
    for (const delay of retryDelaysMs) {
      try {
        return await this.call(cursor);
      } catch (error) {
        logger.warn(
          `Search could not read the patterns; the next attempt is in ${
            delay / 1000
          } s: ${toError(error).message}`,
        );
        await sleep(delay);
      }
    }
    return this.call(cursor);
  }

  /** With a token of its own, as tokens age. */
  private async call(cursor: string | undefined) {
    const { auth, client } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'patterns',
    });
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const query = { limit: PAGE_SIZE, cursor };
    return client.listSearchDocuments(query, { token, signal });
  }
}
