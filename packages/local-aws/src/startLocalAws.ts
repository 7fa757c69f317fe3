import { createServer } from 'node:http';
import { join } from 'node:path';
import { ControlApi } from './core/control/ControlApi';
import { createListener } from './core/createListener';
import { FaultRegistry } from './core/faults/FaultRegistry';
import { closeServer, listen } from './core/listen';
import { LocalDatabase } from './core/storage/LocalDatabase';
import { localEnvironment } from './localEnvironment';
import { LocalAws, LocalAwsOptions } from './LocalAwsOptions';
import { createUserPoolService } from './services/cognito-idp/createUserPoolService';
import { UserPool } from './services/cognito-idp/UserPool';
import { S3Service } from './services/s3/S3Service';
import {
  FileBodyStore,
  MemoryBodyStore,
} from './services/s3/storage/BodyStore';
import { createServiceCatalog } from './services/service-catalog/createServiceCatalog';
import { StsService } from './services/sts/StsService';

const DEFAULT_PORT = 4566;
const DEFAULT_REGION = 'eu-west-1';
const DEFAULT_ACCOUNT = '123456789012';

function createServices(
  options: LocalAwsOptions,
  database: LocalDatabase,
  userPool: UserPool,
) {
  const { dataDir, region = DEFAULT_REGION, artifactCreationMs = 0 } = options;
  const { accountId = DEFAULT_ACCOUNT } = options;
  const bodies = dataDir
    ? new FileBodyStore(join(dataDir, 's3'))
    : new MemoryBodyStore();
  const s3 = new S3Service({ database, bodies, region, accountId });
  const serviceCatalog = createServiceCatalog({
    database,
    region,
    accountId,
    artifactCreationMs,
    readS3Object: (...location) => s3.readObject(...location),
  });
  return [
    s3,
    serviceCatalog,
    new StsService(database, accountId),
    createUserPoolService(database, userPool),
  ];
}

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
    const services = createServices(options, database, userPool);
    const faults = new FaultRegistry();
    const control = new ControlApi(faults, () =>
      services.forEach(service => service.clear()),
    );
    // eslint-disable-next-line no-console -- there is no logger in a stand-in, and a defect must be seen
    const onDefect = options.onDefect ?? (error => console.error(error));
    const server = createServer(
      createListener({ services, control, faults, onDefect }),
    );
    const boundPort = await listen(server, port, host);
    const endpoint = `http://${host}:${boundPort}`;
    const signIn = await startSignIn(options, database, userPool).catch(
      async error => {
        await closeServer(server);
        throw error;
      },
    );
    return {
      endpoint,
      env: localEnvironment(endpoint, options.region ?? DEFAULT_REGION),
      issuer: signIn?.issuer,
      faults,
      stop: async () => {
        await Promise.all([closeServer(server), signIn?.stop()]);
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
