import { toError, type ErrorLike } from '@backstage/errors';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { ProgressLog } from '../aws/progress';
import type { TargetPublisher } from './PublishTarget';
import { ReleaseProgress, type RecordTargets } from './ReleaseProgress';
import { TargetsFailedError } from './TargetsFailedError';

/**
 * Publishes a version to every target that does not have it, one after the
 * other. A target that fails does not keep the others from it.
 *
 * @returns where the version is, by target.
 * @throws what the publisher throws, with one target; TargetsFailedError with
 * several; what `record` throws; AbortError when the signal fires.
 */
export async function publishToTargets<Request>(options: {
  publishers: TargetPublisher<Request>[];
  request: Request;
  /** What the back end knows to be published of this version. */
  published: Publication[];
  record: RecordTargets;
  log: ProgressLog;
  signal?: AbortSignal;
}): Promise<Publication[]> {
  const { publishers, request, published, record, log, signal } = options;
  const targets = publishers.map(({ target }) => target);
  const progress = new ReleaseProgress(targets, published, record);
  const failures: { name: string; error: ErrorLike }[] = [];
  await progress.begin();
  for (const publisher of publishers) {
    const { name } = publisher.target;
    const named = publishers.length > 1 ? prefix(log, name) : log;
    if (progress.isPublished(name)) {
      named.info('The target has the version already');
      continue;
    }
    const outcome = await publisher
      .publish(request, { log: named, signal })
      .then(publication => ({ publication }))
      .catch(error => ({ error: toError(error) }));
    if ('publication' in outcome) {
      await progress.published(outcome.publication);
      continue;
    }
    signal?.throwIfAborted();
    const { error } = outcome;
    failures.push({ name, error });
    await progress.failed(name, error.message);
    if (publishers.length > 1) named.warn(error.message);
  }
  if (failures.length > 0) throw toFailure(failures, progress, publishers);
  return progress.publications;
}

function toFailure(
  failures: { name: string; error: ErrorLike }[],
  progress: ReleaseProgress,
  publishers: unknown[],
): Error | ErrorLike {
  if (publishers.length === 1) return failures[0].error;
  return new TargetsFailedError(
    failures.map(({ name, error }) => ({ name, message: error.message })),
    progress.publications.map(({ targetName }) => targetName),
  );
}

function prefix(log: ProgressLog, name: string): ProgressLog {
  return {
    info: message => log.info(`${name}: ${message}`),
    warn: message => log.warn(`${name}: ${message}`),
  };
}
