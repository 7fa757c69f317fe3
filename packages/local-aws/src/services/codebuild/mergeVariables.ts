import type { EnvironmentVariable } from '@aws-sdk/client-codebuild';
import { notImplemented } from '../../core/AwsError';

/**
 * The variables of a build: the project's, with those of the build over them.
 *
 * @throws AwsError NotImplemented for one whose value is elsewhere
 */
export function mergeVariables(
  ...layers: (EnvironmentVariable[] | undefined)[]
): EnvironmentVariable[] {
  const merged = new Map<string | undefined, EnvironmentVariable>();
  for (const variable of layers.flatMap(layer => layer ?? [])) {
    const { name, type = 'PLAINTEXT' } = variable;
    if (type !== 'PLAINTEXT') {
      throw notImplemented(`An environment variable of type ${type}`);
    }
    merged.set(name, variable);
  }
  return [...merged.values()];
}
