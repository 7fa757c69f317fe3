import {
  describeAwsError,
  LifecycleMirrorError,
  type AwsErrorAdvice,
} from '@apo/backstage-plugin-patterns-node';

const advice: AwsErrorAdvice = {
  byName: [
    {
      name: /^(AccessDenied|AccessDeniedException|Forbidden)$/,
      advice:
        'give the role of the portal’s publisher the permission that the message names, then retry',
    },
    {
      name: /^ResourceNotFoundException$/,
      advice:
        'look whether somebody deleted it; what is gone needs no deprecation, but comes back with no undo either',
    },
  ],
  retry: 'the portal tries again by itself',
  other: 'correct what the message names, then retry',
};

/**
 * Says why a place does not show a lifecycle; the reason of an abort stays
 * what it is.
 *
 * @param doing - continues "Could not"
 */
export function explainMirrorError(error: unknown, doing: string): Error {
  if (error instanceof LifecycleMirrorError) return error;
  const { name, message, retryable } = describeAwsError(error, doing, advice);
  if (name === 'AbortError') return error as Error;
  return new LifecycleMirrorError(message, { retryable, cause: error });
}
