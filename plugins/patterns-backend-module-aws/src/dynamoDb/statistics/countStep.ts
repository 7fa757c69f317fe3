import {
  isPublication,
  type TransitionRequest,
} from '@apo/backstage-plugin-patterns-node';
import type { Transaction } from '../Transaction';
import { toPublishedItem } from './publicationTimes';
import { countRefusals } from './refusals';

/** Keeps what statistics are made of, in the transaction of the step. */
export function countStep(
  tx: Transaction,
  request: TransitionRequest,
  submittedAt: string,
  now: string,
): void {
  if (isPublication(request)) {
    tx.put(toPublishedItem(request, submittedAt, now));
  }
  if (request.to === 'invalid') countRefusals(tx, request.refusedBy ?? []);
}
