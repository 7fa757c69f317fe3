import { localBuilderContract } from './__testUtils__/localBuilderContract';
import { worksHere } from './__testUtils__/worksHere';
import { UnshareIsolation } from './isolation/UnshareIsolation';

const suite = worksHere('unshare') ? describe : describe.skip;
suite('LocalBuilder with unshare', () => {
  localBuilderContract(() => new UnshareIsolation(), {
    isolated: true,
    guardsOnly: true,
  });
});
