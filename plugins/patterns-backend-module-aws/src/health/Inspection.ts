import type { AwsFinding } from '@apo/backstage-plugin-patterns-common';
import {
  describeAwsError,
  type AwsCheckOutcome,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';

/** What to do about a finding: in words, and as a command where there is one. */
export type Remedy = { fix: string; command?: string };

const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|Forbidden|403)$/;

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch)$/,
      advice: 'give the portal valid AWS credentials',
    },
  ],
  retry: 'check again in a moment',
  other: 'correct what the message names',
};

/**
 * Collects what one check sees. A call that is denied is a warning with the
 * action that is missing, any other error a failure; the rest goes on.
 */
export class Inspection {
  readonly findings: AwsFinding[] = [];
  readonly facts: Record<string, string> = {};

  constructor(private readonly signal?: AbortSignal) {}

  ok(message: string): void {
    this.findings.push({ state: 'ok', message });
  }

  warn(message: string, remedy: Remedy): void {
    this.findings.push({ state: 'warning', message, ...remedy });
  }

  fail(message: string, remedy: Remedy): void {
    this.findings.push({ state: 'failed', message, ...remedy });
  }

  /** A fact to show; nothing where it is not known. */
  fact(name: string, value: string | undefined): void {
    if (value) this.facts[name] = value;
  }

  /**
   * Makes one call.
   *
   * @returns undefined when it could not be made, which is a finding then.
   */
  async look<T>(
    about: {
      /** IAM action of the call, such as `s3:ListBucket`. */
      action: string;
      /** Continues "Could not", such as "read its policy". */
      doing: string;
      /** What answers of these names mean. */
      known?: Record<string, T>;
    },
    call: (options: { abortSignal?: AbortSignal }) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await call({ abortSignal: this.signal });
    } catch (error) {
      this.signal?.throwIfAborted();
      const { name = '' } = error as Error;
      if (about.known && Object.hasOwn(about.known, name)) {
        return about.known[name];
      }
      this.report(error, about);
      return undefined;
    }
  }

  outcome(): AwsCheckOutcome {
    return { findings: this.findings, facts: this.facts };
  }

  private report(error: unknown, about: { action: string; doing: string }) {
    const { name, message } = describeAwsError(error, about.doing, advice);
    // The answer to a HEAD has a status only.
    const { $metadata } = error as {
      $metadata?: { httpStatusCode?: number };
    };
    const isBare403 =
      $metadata?.httpStatusCode === 403 && /^Unknown/.test(name);
    if (DENIED.test(name) || isBare403) {
      this.warn(`Could not ${about.doing}: it could not be checked.`, {
        fix: `Give the portal’s role ${about.action}, then check again.`,
      });
    } else {
      this.findings.push({ state: 'failed', message });
    }
  }
}
