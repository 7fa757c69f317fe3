import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  AwsAccess,
  patternsAttributeSyncExtensionPoint,
  patternsBuilderExtensionPoint,
  patternsHealthExtensionPoint,
  patternsLauncherExtensionPoint,
  patternsLifecycleMirrorExtensionPoint,
  patternsStorageExtensionPoint,
} from '@apo/backstage-plugin-patterns-node';
import { name, version } from '../package.json';
import { bringAttributeSync } from './attributeSync/bringAttributeSync';
import { BuildNews } from './codeBuild/BuildNews';
import { CodeBuildBuilder } from './codeBuild/CodeBuildBuilder';
import { createCodeBuildClients } from './codeBuild/CodeBuildClients';
import { readCodeBuildConfig } from './codeBuild/CodeBuildConfig';
import { readEventsConfig } from './events/EventsConfig';
import { subscribeToAws } from './events/subscribeToAws';
import { createDynamoDbPatternStore } from './dynamoDb/createDynamoDbPatternStore';
import { readDynamoDbConfig } from './dynamoDb/DynamoDbConfig';
import { createChecks } from './health/createChecks';
import { createLifecycleMirror } from './lifecycle/AwsLifecycleMirror';
import { readLaunchConfig } from './launch/LaunchConfig';
import { LaunchClients } from './launch/LaunchClients';
import { ServiceCatalogLauncher } from './launch/ServiceCatalogLauncher';
import { createS3BundleStore } from './s3/createS3BundleStore';
import { readS3BundleConfig } from './s3/S3BundleConfig';

/** How often a replica looks for what a killed one has left behind. */
const REPAIR = {
  frequency: { seconds: 30 },
  timeout: { minutes: 5 },
  scope: 'global',
} as const;

/**
 * Brings AWS CodeBuild as a builder of CDK patterns, where there is
 * `patterns.build.codeBuild`, and attributes to AWS, where there is
 * `patterns.attributes.sync`. Shows the lifecycle of versions where they were
 * published, where there is `patterns.publish`. Listens to the events of AWS, where there is
 * `patterns.events`. Keeps patterns in DynamoDB, where there is
 * `patterns.store.dynamoDb`, and bundles in S3, where there is
 * `patterns.bundles.s3`. Launches products of Service Catalog, where
 * `patterns.launch` is enabled.
 * Checks every AWS resource that the configuration names.
 * @public
 */
export const patternsModuleAws = createBackendModule({
  pluginId: 'patterns',
  moduleId: 'aws',
  register({ registerInit }) {
    registerInit({
      deps: {
        attributes: patternsAttributeSyncExtensionPoint,
        builders: patternsBuilderExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        health: patternsHealthExtensionPoint,
        launcher: patternsLauncherExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        mirrors: patternsLifecycleMirrorExtensionPoint,
        scheduler: coreServices.scheduler,
        storage: patternsStorageExtensionPoint,
      },
      async init({
        attributes,
        builders,
        health,
        launcher,
        mirrors,
        storage,
        ...others
      }) {
        const { config, lifecycle, scheduler, ...deps } = others;
        const access = AwsAccess.fromConfig(config, { name, version });
        const bundles = readS3BundleConfig(config);
        if (bundles) {
          storage.setBundleStore(await createS3BundleStore(access, bundles));
        }
        const table = readDynamoDbConfig(config);
        if (table) {
          const store = await createDynamoDbPatternStore(access, table);
          storage.setPatternStore(store);
          await scheduler.scheduleTask({
            ...REPAIR,
            id: 'patterns-dynamodb-repair',
            fn: () => store.repair(),
          });
        }
        for (const check of createChecks(access, config)) {
          health.addCheck(check);
        }
        const launch = readLaunchConfig(config);
        if (launch) {
          const clients = new LaunchClients({ access, config: launch });
          launcher.setLauncher(new ServiceCatalogLauncher(clients));
        }
        const events = readEventsConfig(config);
        const build = readCodeBuildConfig(config);
        const news = events && new BuildNews();
        if (build) {
          const clients = await createCodeBuildClients(access, build);
          const options = { ...deps, clients, config: build, news };
          builders.addBuilder(new CodeBuildBuilder(options));
        }
        const mirror = createLifecycleMirror(access, config);
        if (mirror) mirrors.setLifecycleMirror(mirror);
        await bringAttributeSync(attributes, { ...deps, config });
        if (events && news) {
          const builds = build && { project: build.project, news };
          lifecycle.addStartupHook(async () => {
            const stop = await subscribeToAws({
              ...deps,
              config: events,
              builds,
            });
            lifecycle.addShutdownHook(stop);
          });
        }
      },
    });
  },
});
