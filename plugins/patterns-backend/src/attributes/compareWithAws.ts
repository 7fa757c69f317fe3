import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  AttributeSync,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';

/** Compares attributes with AWS, and keeps what that came to. */
export async function compareWithAws(
  {
    store,
    sync,
    logger,
  }: { store: PatternStore; sync: AttributeSync; logger: LoggerService },
  signal: AbortSignal,
): Promise<void> {
  const startedAt = new Date().toISOString();
  const estate = {
    attributes: () => store.allAttributes(),
    patterns: () => store.allPublished(),
  };
  try {
    const { drift, quotas } = await sync.compare(estate, signal);
    await store.saveSyncCheck({ startedAt, drift, quotas });
    logger.info(`Compared with AWS ${sync.name}: ${drift.length} differ`);
  } catch (error) {
    // Whoever takes it up next begins anew: this one was cut short.
    if (signal.aborted) return;
    const { message } = toError(error);
    logger.warn(`Could not compare with AWS ${sync.name}: ${message}`);
    await store.saveSyncCheck({ startedAt, error: message });
  }
}
