import type { PublishedPattern } from '@apo/backstage-plugin-patterns-node';
import { AttributeSyncError } from '@apo/backstage-plugin-patterns-node/aws';
import { placesOf, type PlacedPattern } from './PlacedPattern';

/**
 * Brings a pattern to each of its targets. One that fails does not keep the
 * others from it.
 *
 * @throws what failed: what may pass by itself before what will not, so that it
 * is tried again.
 */
export async function syncPlaces(
  pattern: PublishedPattern,
  sync: (place: PlacedPattern) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const place of placesOf(pattern)) {
    signal.throwIfAborted();
    await sync(place).catch(error => failures.push(error));
  }
  if (failures.length > 0) throw failures.find(mayPass) ?? failures[0];
}

function mayPass(error: unknown): boolean {
  return !(error instanceof AttributeSyncError) || error.retryable;
}
