import { createServer } from 'node:http';
import { join } from 'node:path';
import type { AwsService } from './core/AwsService';
import { ControlApi } from './core/control/ControlApi';
import { createListener } from './core/createListener';
import { FaultRegistry } from './core/faults/FaultRegistry';
import { closeServer, listen } from './core/listen';
import { LocalDatabase } from './core/storage/LocalDatabase';
import { localEnvironment } from './localEnvironment';
import { LocalAws, LocalAwsOptions } from './LocalAwsOptions';
import { createAppRegistry } from './services/appregistry/createAppRegistry';
import { CloudFormationService } from './services/cloudformation/CloudFormationService';
import { createCodeArtifact } from './services/codeartifact/createCodeArtifact';
import {
  NPM_PREFIX,
  NpmRegistries,
} from './services/codeartifact/npm/NpmRegistries';
import { CodeBuildService } from './services/codebuild/CodeBuildService';
import { createUserPoolService } from './services/cognito-idp/createUserPoolService';
import { UserPool } from './services/cognito-idp/UserPool';
import { createLogs } from './services/logs/createLogs';
import { Logs } from './services/logs/Logs';
import { S3Service } from './services/s3/S3Service';
import {
  FileBodyStore,
  MemoryBodyStore,
} from './services/s3/storage/BodyStore';
import { createServiceCatalog } from './services/service-catalog/createServiceCatalog';
import { StsService } from './services/sts/StsService';
import type { ReadS3Object } from './template/S3Location';

const DEFAULT_PORT = 4566;
const DEFAULT_REGION = 'eu-west-1';
const DEFAULT_ACCOUNT = '123456789012';
const MINUTE_MS = 60_000;

function createServices(
  options: LocalAwsOptions,
  database: LocalDatabase,
  userPool: UserPool,
  endpoint: () => string,
  onDefect: (error: unknown) => void,
) {
  const { dataDir, region = DEFAULT_REGION, artifactCreationMs = 0 } = options;
  const { accountId = DEFAULT_ACCOUNT } = options;
  const bodies = dataDir
    ? new FileBodyStore(join(dataDir, 's3'))
    : new MemoryBodyStore();
  const s3 = new S3Service({ database, bodies, region, accountId });
  const readS3Object: ReadS3Object = location => s3.readObject(location);
  const serviceCatalog = createServiceCatalog({
    database,
    region,
    accountId,
    artifactCreationMs,
    readS3Object,
  });
  const codeArtifact = createCodeArtifact({
    database,
    region,
    accountId,
    endpoint,
    registries: new NpmRegistries(dataDir && join(dataDir, 'codeartifact')),
    tokenSeconds: options.artifactTokenSeconds,
  });
  const logs = new Logs(database, region, accountId);
  const codeBuild = new CodeBuildService({
    database,
    region,
    accountId,
    logs,
    minuteMs: options.buildMinuteMs ?? MINUTE_MS,
    onDefect,
  });
  return {
    services: [
      s3,
      serviceCatalog,
      createAppRegistry({ database, region, accountId }),
      new CloudFormationService(database, readS3Object),
      new StsService(database, accountId),
      createUserPoolService(database, userPool),
      codeArtifact.api,
      // Before the logs, so that a reset ends the builds that write them.
      codeBuild,
      createLogs(database, logs),
    ],
    unsigned: { [NPM_PREFIX]: codeArtifact.npm },
  };
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
    // eslint-disable-next-line no-console -- there is no logger in a stand-in, and a defect must be seen
    const onDefect = options.onDefect ?? (error => console.error(error));
    let endpoint = '';
    const { services, unsigned } = createServices(
      options,
      database,
      userPool,
      () => endpoint,
      onDefect,
    );
    const faults = new FaultRegistry();
    const control = new ControlApi(faults, () =>
      services.forEach(service => service.clear()),
    );
    const server = createServer(
      createListener({ services, unsigned, control, faults, onDefect }),
    );
    const boundPort = await listen(server, port, host);
    endpoint = `http://${host}:${boundPort}`;
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
