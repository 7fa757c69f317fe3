import {
  patternStoreContract,
  statisticsContract,
  storeTransferContract,
} from '@apo/backstage-plugin-patterns-node/testUtils';
import { localTable } from '../__testUtils__/localTable';

jest.setTimeout(60_000);

const table = localTable();

describe('DynamoDbPatternStore', () => {
  patternStoreContract(table.createStore);
  storeTransferContract(table.createStore);
  statisticsContract(table.createStore);
});
