import { localBuilderContract } from './__testUtils__/localBuilderContract';
import { worksHere } from './__testUtils__/worksHere';
import { BubblewrapIsolation } from './isolation/BubblewrapIsolation';

const suite = worksHere('bubblewrap') ? describe : describe.skip;
suite('LocalBuilder with bubblewrap', () => {
  localBuilderContract(() => new BubblewrapIsolation(), { isolated: true });
});
