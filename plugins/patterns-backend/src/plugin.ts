import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import {
  patternBasicPermissions,
  patternResourcePermissions,
} from '@apo/backstage-plugin-patterns-common';
import {
  patternPermissionRules,
  patternResourceRef,
  patternsAttributeSyncExtensionPoint,
  patternsBuilderExtensionPoint,
  patternsHealthExtensionPoint,
  patternsLauncherExtensionPoint,
  patternsLifecycleMirrorExtensionPoint,
  patternsScannerExtensionPoint,
  patternsStorageExtensionPoint,
  type AttributeSync,
  type AttributeSyncQueue,
  type AwsCheck,
  type BundleStore,
  type LifecycleMirror,
  type PatternLauncher,
  type PatternBuilder,
  type PatternScanner,
  type PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { createBuildVersion } from './builder/createBuildVersion';
import { createPatternsBackend } from './createPatternsBackend';
import { readPatternsConfig } from './readPatternsConfig';
import { createGate } from './scanner/createGate';
import { PatternAccess } from './service/PatternAccess';
import { createDefaultStores } from './store/createDefaultStores';

/**
 * Keeps patterns and their versions, validates, reviews and releases them.
 * @public
 */
export const patternsPlugin = createBackendPlugin({
  pluginId: 'patterns',
  register(env) {
    const scanners: PatternScanner[] = [];
    const builders: PatternBuilder[] = [];
    const storage: { patterns?: PatternStore; bundles?: BundleStore } = {};
    env.registerExtensionPoint({
      extensionPoint: patternsScannerExtensionPoint,
      factory: ({ reportModuleStartupFailure }) => ({
        addScanner(scanner) {
          if (scanners.some(({ name }) => name === scanner.name)) {
            reportModuleStartupFailure({
              error: new Error(`There is a scanner '${scanner.name}' already`),
            });
            return;
          }
          scanners.push(scanner);
        },
      }),
    });
    env.registerExtensionPoint({
      extensionPoint: patternsBuilderExtensionPoint,
      factory: ({ reportModuleStartupFailure }) => ({
        addBuilder(builder) {
          if (builders.some(({ name }) => name === builder.name)) {
            reportModuleStartupFailure({
              error: new Error(`There is a builder '${builder.name}' already`),
            });
            return;
          }
          builders.push(builder);
        },
      }),
    });
    let sync: AttributeSync | undefined;
    let syncQueue: AttributeSyncQueue | undefined;
    env.registerExtensionPoint({
      extensionPoint: patternsAttributeSyncExtensionPoint,
      factory: ({ reportModuleStartupFailure }) => ({
        setAttributeSync(next, options) {
          if (sync) {
            reportModuleStartupFailure({
              error: new Error(
                `Attributes are brought to AWS by '${sync.name}' already`,
              ),
            });
            return;
          }
          sync = next;
          syncQueue = options?.queue;
        },
      }),
    });
    let launcher: PatternLauncher | undefined;
    env.registerExtensionPoint({
      extensionPoint: patternsLauncherExtensionPoint,
      factory: ({ reportModuleStartupFailure }) => ({
        setLauncher(next) {
          if (launcher) {
            reportModuleStartupFailure({
              error: new Error('Another module launches versions already'),
            });
            return;
          }
          launcher = next;
        },
      }),
    });
    let mirror: LifecycleMirror | undefined;
    env.registerExtensionPoint({
      extensionPoint: patternsLifecycleMirrorExtensionPoint,
      factory: ({ reportModuleStartupFailure }) => ({
        setLifecycleMirror(next) {
          if (mirror) {
            reportModuleStartupFailure({
              error: new Error(
                'Another module shows the lifecycle of versions already',
              ),
            });
            return;
          }
          mirror = next;
        },
      }),
    });
    const checks: AwsCheck[] = [];
    env.registerExtensionPoint(patternsHealthExtensionPoint, {
      addCheck(check) {
        if (checks.some(({ id }) => id === check.id)) {
          throw new ConflictError(`There is a check '${check.id}' already`);
        }
        checks.push(check);
      },
    });
    env.registerExtensionPoint(patternsStorageExtensionPoint, {
      setPatternStore(store) {
        storage.patterns = store;
      },
      setBundleStore(store) {
        storage.bundles = store;
      },
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const settings = readPatternsConfig(deps.config);
        const { store, bundles } = await createDefaultStores({
          ...storage,
          database: deps.database,
          bundleFolder: settings.bundleFolder,
        });

        deps.permissionsRegistry.addResourceType({
          resourceRef: patternResourceRef,
          permissions: patternResourcePermissions,
          rules: Object.values(patternPermissionRules),
          getResources: names => store.getPatterns(names),
        });
        deps.permissionsRegistry.addPermissions(patternBasicPermissions);

        const build =
          settings.build &&
          (await createBuildVersion({
            ...deps,
            build: settings.build,
            builders,
            bundles,
          }));

        const access = new PatternAccess(
          deps.permissions,
          createConditionTransformer(
            deps.permissionsRegistry.getPermissionRuleset(patternResourceRef),
          ),
        );
        const backend = createPatternsBackend({
          ...deps,
          settings,
          build,
          sync,
          syncQueue,
          launcher,
          mirror,
          checks,
          gate: await createGate({ ...deps, scanners }),
          store,
          bundles,
          access,
        });
        deps.httpRouter.use(backend.router);
        deps.lifecycle.addStartupHook(() => backend.start());
        deps.lifecycle.addShutdownHook(() => backend.stop());
      },
    });
  },
});
