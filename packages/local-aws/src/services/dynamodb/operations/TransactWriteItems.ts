import { createHash } from 'node:crypto';
import { notImplemented } from '../../../core/AwsError';
import { DynamoDbError } from '../DynamoDbError';
import type { WriteOperation } from '../DynamoDbOperation';
import type { Dynalite } from '../engine/Dynalite';
import type { Members } from '../Members';
import { applyActions } from '../transactions/applyActions';
import { checkTransactionLength } from '../transactions/checkTransactionLength';
import { readActions } from '../transactions/readActions';
import { transactionCapacity } from '../transactions/transactionCapacity';
import { refuseCollectionMetrics } from './writeItem';

/** For how long AWS knows a ClientRequestToken. */
const TOKEN_MS = 10 * 60_000;
const TOKEN_PREFIX = 'token~';
const MEMBERS = [
  'TransactItems',
  'ClientRequestToken',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
];

interface UsedToken {
  digest: string;
  /** Milliseconds since the epoch. */
  at: number;
  answer: Members;
}

async function findUse(
  engine: Dynalite,
  token: string,
  digest: string,
): Promise<UsedToken | undefined> {
  const used = await engine.value<UsedToken>(TOKEN_PREFIX + token);
  if (!used || Date.now() - used.at > TOKEN_MS) return undefined;
  if (used.digest === digest) return used;
  throw new DynamoDbError(
    'IdempotentParameterMismatchException',
    'ClientRequestToken was used before with different parameters.',
  );
}

/** Forgets the tokens that AWS would not know any more. */
export async function forgetOldTokens(engine: Dynalite): Promise<void> {
  for (const key of await engine.keys(TOKEN_PREFIX)) {
    const used = await engine.value<UsedToken>(key);
    if (used && Date.now() - used.at > TOKEN_MS) {
      await engine.keep(key, undefined);
    }
  }
}

/**
 * Up to 100 writes that all take effect, or none. A repeated token gets the
 * first answer, with its capacity; AWS counts a read of the items there.
 */
export const TransactWriteItems: WriteOperation = {
  writes: true,
  run: async (input, { engine }, stage) => {
    const unknown = Object.keys(input).find(name => !MEMBERS.includes(name));
    if (unknown) throw notImplemented(`${unknown} of TransactWriteItems`);
    refuseCollectionMetrics(input);
    const { TransactItems, ClientRequestToken: token } = input;
    checkTransactionLength(TransactItems);
    const digest = createHash('sha256')
      .update(JSON.stringify(TransactItems))
      .digest('hex');
    const used = token && (await findUse(engine, token, digest));
    if (used) return used.answer;
    const actions = await readActions(TransactItems, engine);
    const capacities = await applyActions(actions, engine);
    const answer = {
      ConsumedCapacity: transactionCapacity(
        capacities,
        input.ReturnConsumedCapacity,
        'WriteCapacityUnits',
        capacity => stage.indexWrites.addTo(capacity, true),
      ),
    };
    if (token) {
      await engine.keep(TOKEN_PREFIX + token, {
        digest,
        at: Date.now(),
        answer,
      });
    }
    return answer;
  },
};
