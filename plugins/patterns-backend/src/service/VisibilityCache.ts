import type { Visibility } from '@apo/backstage-plugin-patterns-node';

/** Sets of conditions that are remembered; a policy has few. */
const MAX_ENTRIES = 50;

/** Answers that are shared for a while by everybody who sees the same. */
export class VisibilityCache<T> {
  private readonly entries = new Map<
    string,
    { until: number; answer: Promise<T> }
  >();

  /** @param freshMs - how old an answer may be, in milliseconds */
  constructor(
    private readonly freshMs: number,
    private readonly ask: (visibility: Visibility) => Promise<T>,
  ) {}

  get(visibility: Visibility): Promise<T> {
    const key = JSON.stringify(visibility);
    const found = this.entries.get(key);
    if (found && found.until > Date.now()) return found.answer;

    const entry = {
      until: Date.now() + this.freshMs,
      answer: this.ask(visibility),
    };
    this.entries.delete(key);
    this.entries.set(key, entry);
    entry.answer.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    if (this.entries.size > MAX_ENTRIES) {
      this.entries.delete(this.entries.keys().next().value!);
    }
    return entry.answer;
  }
}
