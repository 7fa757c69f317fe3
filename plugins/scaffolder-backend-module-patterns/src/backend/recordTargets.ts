import type { RecordTargets } from '../release/ReleaseProgress';
import type { PatternsConnection } from './connectToPatterns';
import { explainBackendError } from './explainBackendError';

/** Records in the patterns back end how far the release of a task is. */
export function recordTargets(
  { client, call }: PatternsConnection,
  { name, version, taskId }: { name: string; version: string; taskId: string },
): RecordTargets {
  return async told => {
    try {
      const ref = { patternName: name, version };
      await client.recordReleaseTargets(ref, { taskId, ...told }, await call());
    } catch (error) {
      throw explainBackendError(
        error,
        `record how far the release of ${name} ${version} is`,
      );
    }
  };
}
