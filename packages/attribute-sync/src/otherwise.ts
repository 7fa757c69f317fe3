import { isAwsError } from '@apo/backstage-plugin-patterns-node/aws';

/** Takes AWS's errors of these names as an answer; for `catch`. */
export function otherwise<T>(answer: T, ...names: string[]) {
  return (error: unknown): T => {
    if (isAwsError(error, ...names)) return answer;
    throw error;
  };
}
