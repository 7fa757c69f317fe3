import { localBuilderContract } from './__testUtils__/localBuilderContract';
import { ProcessOnlyIsolation } from './isolation/ProcessOnlyIsolation';

describe('LocalBuilder with process-only', () => {
  localBuilderContract(() => new ProcessOnlyIsolation(), { isolated: false });
});
