import { createServer } from 'node:http';
import type { AwsService } from './core/AwsService';
import { ControlApi } from './core/control/ControlApi';
import { createListener } from './core/createListener';
import { FaultRegistry } from './core/faults/FaultRegistry';
import { closeServer, listen } from './core/listen';
import { LocalDatabase } from './core/storage/LocalDatabase';
import { createServices } from './createServices';
import { createEventBus } from './events/createEventBus';
import { localEnvironment } from './localEnvironment';
import { LocalAws, LocalAwsOptions } from './LocalAwsOptions';
import { UserPool } from './services/cognito-idp/UserPool';
import { createEventSource } from './services/lambda/createEventSource';

const DEFAULT_PORT = 4566;
const DEFAULT_REGION = 'eu-west-1';
const DEFAULT_ACCOUNT = '123456789012';

async function startSignIn(
  options: LocalAwsOptions,
  database: LocalDatabase,
  userPool: UserPool,
) {
  if (!options.signIn) return undefined;
  const { startSignInServer } = await import('./sign-in/startSignInServer');
  return startSignInServer(options.signIn, database, userPool);
}

/**
 * Starts the stand-ins for AWS in this process.
 *
 * @throws Error if the port is taken, or another process has the data folder open
 * @public
 */
export async function startLocalAws(
  options: LocalAwsOptions = {},
): Promise<LocalAws> {
  const { port = DEFAULT_PORT, host = '127.0.0.1' } = options;
  const database = LocalDatabase.open(options.dataDir);
  try {
    const userPool = new UserPool(database);
    // eslint-disable-next-line no-console -- there is no logger in a stand-in, and a defect must be seen
    const onDefect = options.onDefect ?? (error => console.error(error));
    let endpoint = '';
    const { region = DEFAULT_REGION, accountId = DEFAULT_ACCOUNT } = options;
    const bus = createEventBus({
      queueName: options.eventQueue,
      region,
      accountId,
      endpoint: () => endpoint,
      onDefect,
    });
    const { services, unsigned, sts, mailbox } = createServices({
      database,
      dataDir: options.dataDir,
      region,
      accountId,
      endpoint: () => endpoint,
      options,
      userPool,
      onDefect,
      bus,
    });
    const faults = new FaultRegistry();
    const reset = async () => {
      for (const service of services) await service.clear();
    };
    const control = new ControlApi(faults, reset, mailbox);
    const server = createServer(
      createListener({
        services,
        unsigned,
        control,
        faults,
        onDefect,
        sessionOf: key => sts.sessionOf(key),
      }),
    );
    const boundPort = await listen(server, port, host);
    endpoint = `http://${host}:${boundPort}`;
    const signIn = await startSignIn(options, database, userPool).catch(
      async error => {
        await closeServer(server);
        throw error;
      },
    );
    const eventSources = (options.eventSources ?? []).map(each =>
      createEventSource(each, { endpoint, region, accountId }),
    );
    for (const each of eventSources) each.start();
    return {
      endpoint,
      env: localEnvironment(endpoint, options.region ?? DEFAULT_REGION),
      issuer: signIn?.issuer,
      faults,
      stop: async () => {
        await Promise.all(eventSources.map(each => each.stop()));
        await bus?.close();
        await Promise.all([closeServer(server), signIn?.stop()]);
        const all: AwsService[] = [...services, ...Object.values(unsigned)];
        await Promise.all(all.map(service => service.close?.()));
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
