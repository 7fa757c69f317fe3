import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import type {
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import type { ProgressLog } from '../aws/progress';
import type { PatternsConnection } from './connectToPatterns';

/** How often the log is asked for more, in milliseconds. */
const LOOK_MS = 1000;

/**
 * Shows the build of a CDK pattern in the log of the task, until it has ended.
 * The build does not need the task: when it cannot be followed, the page of the
 * version still shows it.
 *
 * @returns the state of the version, or undefined when it could not be followed.
 */
export async function followBuild(
  { client, call }: PatternsConnection,
  ref: VersionRef,
  options: { log: ProgressLog; signal?: AbortSignal },
): Promise<VersionState | undefined> {
  const { log, signal } = options;
  try {
    for (let from = 0; ; ) {
      const part = await client.getBuildLog(ref, from, await call());
      if (part.text) log.info(part.text.trimEnd());
      from = part.next;
      if (part.complete) break;
      if (!part.text) await sleep(LOOK_MS, undefined, { signal });
    }
    const { state, findings } = await client.getVersion(ref, await call());
    if (state === 'invalid') {
      log.warn(
        `It is invalid: ${
          findings?.error ?? 0
        } findings say what to correct, on the page of the version`,
      );
    }
    return state;
  } catch (error) {
    signal?.throwIfAborted();
    log.warn(
      `The build cannot be followed here (${
        toError(error).message
      }); the page of the version shows it`,
    );
    return undefined;
  }
}
