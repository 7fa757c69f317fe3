import { join } from 'node:path';
import { createDataServices, ServicePlace } from './createDataServices';
import type { EventBus } from './events/EventBus';
import { withEvents } from './events/withEvents';
import type { LocalAwsOptions } from './LocalAwsOptions';
import { createAppRegistry } from './services/appregistry/createAppRegistry';
import { CloudFormationService } from './services/cloudformation/CloudFormationService';
import { createCodeArtifact } from './services/codeartifact/createCodeArtifact';
import {
  NPM_PREFIX,
  NpmRegistries,
} from './services/codeartifact/npm/NpmRegistries';
import { CodeBuildService } from './services/codebuild/CodeBuildService';
import { createUserPoolService } from './services/cognito-idp/createUserPoolService';
import type { UserPool } from './services/cognito-idp/UserPool';
import { createLogs } from './services/logs/createLogs';
import { Logs } from './services/logs/Logs';
import { createSes } from './services/ses/createSes';
import { Mailbox } from './services/ses/Mailbox';
import { Ses } from './services/ses/Ses';
import { createServiceCatalog } from './services/service-catalog/createServiceCatalog';
import { StsService } from './services/sts/StsService';
import type { ReadS3Object } from './template/S3Location';

const MINUTE_MS = 60_000;
/** Long enough to be seen at work. */
const LAUNCH_MS = 1_500;

/** What the services need of their surroundings. */
export interface ServicesOptions extends ServicePlace {
  options: LocalAwsOptions;
  userPool: UserPool;
  onDefect: (error: unknown) => void;
  bus: EventBus | undefined;
}

function createBuilds(surroundings: ServicesOptions) {
  const { database, region, accountId, options } = surroundings;
  const { bus, onDefect } = surroundings;
  const logs = new Logs(database, region, accountId);
  const codeBuild = new CodeBuildService({
    database,
    region,
    accountId,
    logs,
    minuteMs: options.buildMinuteMs ?? MINUTE_MS,
    onDefect,
    onStatus: withEvents(bus, { region, accountId }).onBuildStatus,
  });
  // The builds before the logs, so that a reset ends those that write them.
  return [codeBuild, createLogs(database, logs)];
}

/** All services of the local AWS. */
export function createServices(surroundings: ServicesOptions) {
  const { database, dataDir, region, accountId, options } = surroundings;
  const { s3, others } = createDataServices(surroundings);
  const readS3Object: ReadS3Object = location => s3.readObject(location);
  const place = { database, region, accountId };
  const events = withEvents(surroundings.bus, place);
  const serviceCatalog = createServiceCatalog({
    ...place,
    artifactCreationMs: options.artifactCreationMs ?? 0,
    launchMs: options.launchMs ?? LAUNCH_MS,
    readS3Object,
  });
  const codeArtifact = createCodeArtifact({
    ...place,
    endpoint: surroundings.endpoint,
    registries: new NpmRegistries(dataDir && join(dataDir, 'codeartifact')),
    tokenSeconds: options.artifactTokenSeconds,
  });
  const ses = new Ses({ ...place, folder: dataDir && join(dataDir, 'mails') });
  const sts = new StsService(database, accountId);
  return {
    sts,
    mailbox: new Mailbox(ses),
    services: [
      s3,
      ...others,
      events.calls(serviceCatalog),
      events.calls(createAppRegistry(place)),
      new CloudFormationService(database, readS3Object),
      sts,
      createUserPoolService(database, surroundings.userPool),
      events.calls(codeArtifact.api),
      createSes(database, ses),
      ...createBuilds(surroundings),
    ],
    unsigned: { [NPM_PREFIX]: events.packages(codeArtifact.npm) },
  };
}
