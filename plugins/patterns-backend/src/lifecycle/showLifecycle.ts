import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isLifecycleState,
  versionOfSubject,
} from '@apo/backstage-plugin-patterns-common';
import {
  toRetirement,
  type LifecycleMirror,
  type MirroredVersion,
  type PatternStore,
  type SyncOutcome,
  type SyncRequest,
} from '@apo/backstage-plugin-patterns-node';
import { ATTEMPT_MS, toFailure } from '../attributes/attempts';

/** Has every place of one version show where it stands, and records how that ended. */
export async function showLifecycle(
  options: {
    store: PatternStore;
    mirror: LifecycleMirror;
    logger: LoggerService;
  },
  request: SyncRequest,
  holder: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, mirror, logger } = options;
  let outcome: SyncOutcome = { done: true };
  try {
    const version = await readMirrored(store, request.subject.id);
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]);
    if (version) await mirror.show(version, limited);
  } catch (error) {
    // Whoever takes it up next tries at once: this attempt was cut short.
    if (signal.aborted) return;
    const failure = toFailure(error, request, Date.now());
    logger.warn(`lifecycle ${request.subject.id}: ${failure.message}`);
    outcome = failure;
  }
  await store.finishSync(request, holder, outcome);
}

/** Undefined when it is nowhere but here. */
async function readMirrored(
  store: PatternStore,
  id: string,
): Promise<MirroredVersion | undefined> {
  const version = await store.getVersion(versionOfSubject(id));
  const { state, publications = [], retirement } = version ?? {};
  if (!version || !state || !isLifecycleState(state)) return undefined;
  if (!publications.length) return undefined;
  return {
    patternName: version.patternName,
    version: version.version,
    state,
    publications,
    retirement: toRetirement(retirement),
  };
}
