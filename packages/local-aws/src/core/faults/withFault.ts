import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../AwsError';
import { AwsService, LocalResponse } from '../AwsService';
import { Fault } from './Fault';

/** Stands for an answer that is never sent. */
export const DROPPED = Symbol('dropped');

/**
 * Performs a call under a fault.
 *
 * @returns the answer, or DROPPED if the connection has to break
 * @throws AwsError if the fault is one
 */
export async function withFault(
  fault: Fault | undefined,
  service: AwsService,
  perform: () => Promise<LocalResponse>,
): Promise<LocalResponse | typeof DROPPED> {
  switch (fault?.kind) {
    case 'throttle':
      throw new AwsError(
        fault.code ?? service.throttled.code,
        fault.message ?? 'Rate exceeded',
        service.throttled.status,
      );
    case 'error':
      throw new AwsError(
        fault.code ?? 'InternalFailure',
        fault.message ?? 'An injected fault',
        fault.status ?? 500,
      );
    case 'drop-before':
      return DROPPED;
    case 'drop-after':
      // A refusal is lost on the way just as a success is.
      await perform().catch(() => undefined);
      return DROPPED;
    case 'delay':
      await sleep(fault.ms);
      return perform();
    case 'delay-after': {
      const answer = await perform();
      await sleep(fault.ms);
      return answer;
    }
    default:
      return perform();
  }
}
