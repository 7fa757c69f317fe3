import { createHash } from 'node:crypto';
import { AwsError } from '../AwsError';
import { DocumentCollection } from './DocumentCollection';
import { LocalDatabase } from './LocalDatabase';

interface LedgerEntry {
  /** What the token was first used for. */
  requestDigest: string;
  /** The first answer, as it went over the wire. */
  answer: string;
}

/**
 * Remembers the first answer to each idempotency token, and repeats it. AWS
 * does not publish for how long it does so: here it is for ever.
 */
export class IdempotencyLedger {
  private readonly entries: DocumentCollection<LedgerEntry>;

  /**
   * @param reused - the error for a token that was used for a different request
   * before. Default: InvalidParametersException; most services document none.
   */
  constructor(
    database: LocalDatabase,
    service: string,
    private readonly reused = (message: string) =>
      new AwsError('InvalidParametersException', message),
  ) {
    this.entries = new DocumentCollection(database, `${service}.idempotency`);
  }

  /**
   * Runs an operation, or repeats its first answer.
   *
   * @param run - performs the operation, and returns the answer as it goes over the wire
   * @throws AwsError if the token was used for a different request before
   */
  once(
    operation: string,
    token: string,
    input: object,
    run: () => string,
  ): string {
    const id = `${operation}:${token}`;
    const requestDigest = createHash('sha256')
      .update(JSON.stringify(input))
      .digest('hex');
    const known = this.entries.get(id);
    if (!known) {
      const answer = run();
      this.entries.put(id, { requestDigest, answer });
      return answer;
    }
    if (known.requestDigest !== requestDigest) {
      throw this.reused(
        `The idempotency token ${token} was used before with different parameters. Use a new token for a new request.`,
      );
    }
    return known.answer;
  }

  clear(): void {
    this.entries.clear();
  }
}
