import { ConfigReader } from '@backstage/config';
import { AwsAccess, type AwsCheck } from '@apo/backstage-plugin-patterns-node';
import { startLocalAws, type LocalAws } from '@apo/local-aws';

/** Starts a local AWS, and points the SDK at it. */
export async function startLocalHealth(): Promise<
  Pick<LocalAws, 'faults' | 'stop'> & { access: AwsAccess }
> {
  const environment = { ...process.env };
  const local = await startLocalAws({ port: 0 });
  Object.assign(process.env, local.env);
  return {
    faults: local.faults,
    access: AwsAccess.fromConfig(new ConfigReader({}), {
      name: 'test',
      version: '1',
    }),
    async stop() {
      await local.stop();
      process.env = environment;
    },
  };
}

/** What a check finds that is not right, as `state: message`. */
export async function faultsFound(check: AwsCheck): Promise<string[]> {
  const { findings } = await check.run(AbortSignal.timeout(10_000));
  return findings
    .filter(({ state }) => state !== 'ok')
    .map(({ state, message }) => `${state}: ${message}`);
}
