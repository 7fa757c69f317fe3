import { invalid } from '../DynamoDbError';
import type { WriteOperation } from '../DynamoDbOperation';
import type { Members } from '../Members';
import { refuseCollectionMetrics } from './writeItem';

const MAX_REQUESTS = 25;

/** dynalite counts the requests of each table only; AWS counts all. */
export const BatchWriteItem: WriteOperation = {
  writes: true,
  run: async (input, { engine }, stage) => {
    refuseCollectionMetrics(input);
    const requests = Object.values(input.RequestItems ?? {}).flat();
    if (requests.length > MAX_REQUESTS) {
      throw invalid('Too many items requested for the BatchWriteItem call');
    }
    const output = await engine.call('BatchWriteItem', input);
    const detailed = input.ReturnConsumedCapacity === 'INDEXES';
    const capacities: Members[] | undefined = output.ConsumedCapacity;
    return {
      ...output,
      ConsumedCapacity: capacities?.map(one =>
        stage.indexWrites.addTo(one, detailed),
      ),
    };
  },
};
