import type { Knex } from 'knex';
import {
  isPublication,
  type TransitionRequest,
} from '@apo/backstage-plugin-patterns-node';
import { recordPublications } from './publicationTimes';
import { countRefusals } from './refusals';

/** Keeps what statistics are made of, in the transaction of the step. */
export async function countStep(
  tx: Knex.Transaction,
  request: TransitionRequest,
  submittedAt: string,
  now: string,
): Promise<void> {
  const { patternName, version, to, refusedBy } = request;
  if (isPublication(request)) {
    await recordPublications(tx, [
      { patternName, version, submittedAt, publishedAt: now },
    ]);
  }
  if (to === 'invalid' && refusedBy) await countRefusals(tx, refusedBy);
}
