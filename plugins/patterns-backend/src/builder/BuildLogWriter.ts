import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type { PatternStore } from '@apo/backstage-plugin-patterns-node';

/** How long lines are gathered before they are stored, in milliseconds. */
const GATHER_MS = 500;

/**
 * Brings the log of a build to the store a few lines at a time, so that pages
 * see it while it is written. A log that cannot be stored fails no build.
 */
export class BuildLogWriter {
  #gathered = '';
  #timer?: NodeJS.Timeout;
  #stored: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      store: Pick<PatternStore, 'appendBuildLog'>;
      logger: LoggerService;
      ref: VersionRef;
      digest: string;
    },
  ) {}

  write(text: string): void {
    this.#gathered += text;
    this.#timer ??= setTimeout(() => this.#store(), GATHER_MS);
  }

  /** Resolves when everything that was written is stored. */
  async end(): Promise<void> {
    this.#store();
    await this.#stored;
  }

  #store() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#gathered.replaceAll('\0', '');
    this.#gathered = '';
    if (!text) return;
    const { store, logger, ref, digest } = this.options;
    this.#stored = this.#stored
      .then(() => store.appendBuildLog(ref, digest, text))
      .catch(error =>
        logger.warn('A part of a build log was lost', toError(error)),
      );
  }
}
