import { awaitAvailable } from './awaitAvailable';
import type { PublishContext } from './PublishContext';

// A stub, as the local AWS never fails an artifact that it has taken.
function contextOf(...statuses: string[]) {
  const send = jest.fn(async () => ({
    Status: statuses.length > 1 ? statuses.shift() : statuses[0],
  }));
  const context = {
    clients: { serviceCatalog: { send } },
    request: { version: '1.0.0' },
    log: { info: jest.fn(), warn: jest.fn() },
    timing: {
      pollMs: 1,
      maxPollMs: 1,
      availableWithinMs: 50,
      visibleWithinMs: 50,
    },
  } as unknown as PublishContext;
  return { context, send };
}

const product = { id: 'prod-1', summary: {}, artifacts: [], tags: {} };
const artifact = { Id: 'pa-1' };

describe('awaitAvailable', () => {
  it('waits while AWS is making the version', async () => {
    const { context, send } = contextOf('CREATING', 'CREATING', 'AVAILABLE');
    await awaitAvailable(context, product, artifact);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('fails for good when AWS refuses the template', async () => {
    const { context } = contextOf('CREATING', 'FAILED');
    await expect(
      awaitAvailable(context, product, artifact),
    ).rejects.toMatchObject({
      retryable: false,
      message: expect.stringMatching(/1\.0\.0 \(pa-1\).*status is FAILED/),
    });
  });

  it('gives up after a while, and says that a retry may help', async () => {
    const { context } = contextOf('CREATING');
    await expect(
      awaitAvailable(context, product, artifact),
    ).rejects.toMatchObject({
      retryable: true,
      message: expect.stringMatching(/still making version 1\.0\.0/),
    });
  });
});
