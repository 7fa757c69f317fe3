import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  patternsHealthExtensionPoint,
  type AwsCheck,
} from '@apo/backstage-plugin-patterns-node';
import {
  startPatternsBackend,
  type TestPortal,
} from '../__testUtils__/startPatternsBackend';

function moduleWith(...checks: AwsCheck[]) {
  return createBackendModule({
    pluginId: 'patterns',
    moduleId: 'test-health',
    register({ registerInit }) {
      registerInit({
        deps: { health: patternsHealthExtensionPoint },
        init: async ({ health }) => checks.forEach(c => health.addCheck(c)),
      });
    },
  });
}

describe('the health of AWS', () => {
  let portal: TestPortal;
  const run = jest.fn<ReturnType<AwsCheck['run']>, [AbortSignal]>();
  const bucket = {
    id: 's3/b',
    service: 'Amazon S3',
    resource: 'bucket b',
    run,
  };
  const broken: AwsCheck = {
    ...bucket,
    id: 's3/c',
    run: async () => {
      throw new Error('Not reached');
    },
  };

  beforeAll(async () => {
    portal = await startPatternsBackend(
      {},
      { features: [moduleWith(bucket, broken)] },
    );
  });
  afterAll(() => portal.stop());
  beforeEach(() => {
    run.mockReset();
    run.mockResolvedValue({
      findings: [{ state: 'ok', message: 'Fine.' }],
      facts: { Region: 'eu-west-1' },
    });
  });

  const look = async (query = '') =>
    (await portal.get(`/health/aws${query}`).expect(200)).body;

  it('has each check, also one that throws', async () => {
    const { checkedAt, checks } = await look('?fresh=true');
    expect(checkedAt).toMatch(/Z$/);
    expect(checks).toEqual([
      {
        id: 's3/b',
        service: 'Amazon S3',
        resource: 'bucket b',
        state: 'ok',
        findings: [{ state: 'ok', message: 'Fine.' }],
        facts: { Region: 'eu-west-1' },
        durationMs: expect.any(Number),
      },
      expect.objectContaining({ id: 's3/c', state: 'failed' }),
    ]);
  });

  it('is looked at once for many who ask, and anew when asked to', async () => {
    const fresh = await look('?fresh=true');
    expect(await Promise.all([look(), look()])).toEqual([fresh, fresh]);
    expect(run).toHaveBeenCalledTimes(1);
    let end: () => void = () => {};
    run.mockReturnValueOnce(
      new Promise(resolve => {
        end = () => resolve({ findings: [] });
      }),
    );
    const asked = [look('?fresh=true'), look('?fresh=true')];
    await new Promise(resolve => setTimeout(resolve, 200));
    end();
    const [first, second] = await Promise.all(asked);
    expect(second).toEqual(first);
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe('the checks of modules', () => {
  it('have an id of their own each', async () => {
    const check: AwsCheck = {
      id: 'twice',
      service: 's',
      resource: 'r',
      run: async () => ({ findings: [] }),
    };
    await expect(
      startPatternsBackend({}, { features: [moduleWith(check, check)] }),
    ).rejects.toThrow("There is a check 'twice' already");
  });
});
