import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import { explainAwsError } from '../aws/explainAwsError';
import { pollUntil } from '../aws/pollUntil';
import type { PublishContext } from './PublishContext';

/**
 * Makes a call about a resource that may be so new that AWS does not show it
 * yet: "not found" is taken as "not yet" until the time is over.
 *
 * @param doing - continues "Could not", such as "update the product x".
 * @throws AwsCallError
 */
export async function callWhenVisible<T>(
  context: Pick<PublishContext, 'timing' | 'signal'>,
  doing: string,
  call: () => Promise<T>,
): Promise<T> {
  let notFound: unknown;
  const look = async () => {
    try {
      return { answer: await call() };
    } catch (error) {
      if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
      notFound = error;
      return undefined;
    }
  };
  try {
    const { visibleWithinMs } = context.timing;
    const found = await pollUntil(look, visibleWithinMs, context);
    if (found) return found.answer;
  } catch (error) {
    throw explainAwsError(error, doing);
  }
  throw explainAwsError(notFound, doing);
}
