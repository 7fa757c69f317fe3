import { NotFoundError, ResponseError } from '@backstage/errors';
import type {
  ListPatternsQuery,
  Pattern,
} from '@apo/backstage-plugin-patterns-common';

/** What the plugin answers for a pattern that there is not. */
export const ABSENT = {
  error: { name: NotFoundError.name, message: 'There is no such pattern' },
  response: { statusCode: 404 },
};

/** The patterns back end of a test, in the form of its client. */
export class StubPatterns {
  private readonly patterns = new Map<string, Pattern>();
  readonly listed: ListPatternsQuery[] = [];
  readonly read: string[] = [];
  /** Called at the beginning of each call; to fail, or to wait. */
  before: (call: 'list' | 'get') => Promise<void> = async () => {};

  put(...patterns: Pattern[]) {
    for (const pattern of patterns) this.patterns.set(pattern.name, pattern);
  }

  remove(name: string) {
    this.patterns.delete(name);
  }

  /** As the API: in the order of names, a page after the cursor. */
  async listPatterns(query: ListPatternsQuery) {
    this.listed.push(query);
    const { limit = 20, cursor = '', lifecycle } = query;
    const found = [...this.patterns.values()]
      .filter(p => !lifecycle || lifecycle.includes(p.lifecycle))
      .filter(p => p.name > cursor)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    // Taken before the wait: what the answer says may be old when it arrives.
    const items = found.slice(0, limit);
    await this.before('list');
    return {
      items,
      nextCursor: found.length > limit ? items.at(-1)?.name : undefined,
    };
  }

  async getPattern(name: string) {
    this.read.push(name);
    const pattern = this.patterns.get(name);
    await this.before('get');
    if (!pattern) throw await failure(404, ABSENT);
    return pattern;
  }
}

/** What the client throws for an answer. */
export function failure(status: number, body?: object) {
  return ResponseError.fromResponse(
    new Response(body && JSON.stringify(body), {
      status,
      headers: body && { 'content-type': 'application/json' },
    }),
  );
}
