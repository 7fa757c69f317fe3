import type { Router } from 'express';
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { SYNC_CHECK_REQUEST_TOPIC } from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeSync,
  AttributeSyncQueue,
  AwsCheck,
  BundleStore,
  LifecycleMirror,
  LaunchRecord,
  PatternLauncher,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { AgentCalls } from './actions/AgentCalls';
import { registerActions } from './actions/registerActions';
import { AttributeFileService } from './attributes/AttributeFileService';
import { AttributeService } from './attributes/AttributeService';
import { AttributeSyncService } from './attributes/AttributeSyncService';
import { bringToAws } from './attributes/bringToAws';
import { CarryByQueue } from './attributes/CarryByQueue';
import { CarryHere } from './attributes/CarryHere';
import { compareWithAws } from './attributes/compareWithAws';
import { PatternAttributeRules } from './attributes/PatternAttributeRules';
import { Audit } from './audit/Audit';
import type { BuildVersion } from './builder/createBuildVersion';
import { AwsHealthService } from './health/AwsHealthService';
import { ApplicationService } from './launch/ApplicationService';
import { LaunchListService } from './launch/LaunchListService';
import { LaunchService } from './launch/LaunchService';
import { LaunchWatcher, watchedStates } from './launch/LaunchWatcher';
import { LifecycleService } from './lifecycle/LifecycleService';
import { showLifecycle } from './lifecycle/showLifecycle';
import type { PatternsConfig } from './readPatternsConfig';
import { ReleaseService } from './release/ReleaseService';
import { ReleaseStarter } from './release/ReleaseStarter';
import { ReleaseWatcher } from './release/ReleaseWatcher';
import { createRouter } from './router/createRouter';
import { RequestCounts } from './router/RequestCounts';
import { CatalogService } from './service/CatalogService';
import type { PatternAccess } from './service/PatternAccess';
import { PatternEditService } from './service/PatternEditService';
import { ReviewService } from './service/ReviewService';
import { SubmissionService } from './service/SubmissionService';
import type { Gate } from './scanner/gate/Gate';
import { ValidationService } from './service/ValidationService';
import { VersionContentService } from './service/VersionContentService';
import { VersionLifecycle } from './service/VersionLifecycle';
import { SearchDocumentService } from './search/SearchDocumentService';
import { StarterService } from './starters/StarterService';
import { createTellSubscribers } from './subscriptions/createTellSubscribers';
import { noticeQueue } from './subscriptions/noticeQueue';
import { SubscriptionService } from './subscriptions/SubscriptionService';
import { StatisticsService } from './statistics/StatisticsService';
import { LeasedWorker } from './worker/LeasedWorker';
import {
  launchQueue,
  syncCheckQueue,
  syncQueue,
  versionQueue,
} from './worker/queues';
import { createValidateVersion } from './worker/validateVersion';

/** A killed replica's work is taken up after this, in milliseconds. */
const LEASE_MS = 15_000;

/** Puts services, workers and routes together; no rules of its own. */
export function createPatternsBackend(options: {
  settings: PatternsConfig;
  store: PatternStore;
  bundles: BundleStore;
  access: PatternAccess;
  gate: Gate;
  /** Absent where CDK patterns are not taken. */
  build?: BuildVersion;
  /** Absent where attributes stay in the portal. */
  sync?: AttributeSync;
  /** Has somebody else bring them to AWS. */
  syncQueue?: AttributeSyncQueue;
  /** Absent where the portal launches nothing. */
  launcher?: PatternLauncher;
  /** Absent where the lifecycle of versions stays in the portal. */
  mirror?: LifecycleMirror;
  /** Of what the portal needs of AWS. */
  checks: readonly AwsCheck[];
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  events: EventsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  notifications: NotificationService;
  scaffolder: ScaffolderService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}): { router: Router; start: () => Promise<void>; stop: () => Promise<void> } {
  const { settings, store, bundles, access, gate, sync, logger, events } =
    options;
  const { allowSelfReview, releaseTemplateRef, starterFolder } = settings;
  const lifecycle = new VersionLifecycle(options);
  const starter = new ReleaseStarter({
    ...options,
    lifecycle,
    templateRef: releaseTemplateRef,
  });
  const watcher = new ReleaseWatcher({ ...options, lifecycle, starter });

  const worker = {
    logger,
    intervalMs: settings.lookMs,
    leaseMs: LEASE_MS,
  };
  const validate = {
    ...worker,
    work: createValidateVersion({ ...options, lifecycle }),
  };
  // A template takes a second and a build minutes: neither waits for the other.
  const validation = new LeasedWorker({
    ...validate,
    name: 'validation',
    queue: versionQueue(store, ['validating'], 'CFN'),
    concurrency: settings.validationConcurrency,
  });
  const build = new LeasedWorker({
    ...validate,
    name: 'build',
    queue: versionQueue(store, ['validating'], 'CDK'),
    concurrency: settings.build?.concurrency ?? 1,
  });
  const release = new LeasedWorker({
    ...worker,
    name: 'release',
    queue: versionQueue(store, ['approved', 'publishing']),
    concurrency: 10,
    work: version => watcher.look(version),
  });
  const { mirror } = options;
  const mirroring =
    mirror &&
    new LeasedWorker({
      ...worker,
      name: 'lifecycle mirror',
      queue: syncQueue(store, 'lifecycle'),
      concurrency: 4,
      work: (request, signal, holder) =>
        showLifecycle({ store, mirror, logger }, request, holder, signal),
    });
  const { launcher } = options;
  const following = launcher && createFollower({ ...worker, store, launcher });
  const follow = () => following?.poke();
  const retirements = new LifecycleService({
    ...options,
    lifecycle,
    onChanged: () => mirroring?.poke(),
  });
  const { onlyPatterns } = settings.subscriptions;
  const telling = new LeasedWorker({
    ...worker,
    name: 'notices',
    queue: noticeQueue(store),
    // One after the other: mails have a rate.
    concurrency: 1,
    work: createTellSubscribers({ ...options, onlyPatterns }),
  });
  const byQueue =
    options.syncQueue &&
    new CarryByQueue({ store, queue: options.syncQueue, logger });
  const carrier = byQueue ?? (sync && new CarryHere(sync));
  const workers: { start(): void; stop(): Promise<void> }[] = [
    validation,
    build,
    release,
    telling,
    ...(mirroring ? [mirroring] : []),
    ...(following ? [following] : []),
    ...(byQueue ? [byQueue] : []),
    ...(sync && carrier
      ? [
          new LeasedWorker({
            ...worker,
            name: 'attribute sync',
            queue: syncQueue(store, 'attributes'),
            concurrency: carrier.concurrency,
            work: (request, signal, holder) =>
              bringToAws({ store, carrier, logger }, request, holder, signal),
          }),
          new LeasedWorker({
            ...worker,
            name: 'attribute comparison',
            queue: syncCheckQueue(store),
            concurrency: 1,
            work: (_, signal) =>
              compareWithAws({ store, sync, logger }, signal),
          }),
        ]
      : []),
  ];

  const attributes = new AttributeService({ store, access, sync });
  const attributeRules = new PatternAttributeRules({ store, sync });

  const services = {
    ...options,
    audit: new Audit(options),
    counts: new RequestCounts(settings.limits),
    catalog: new CatalogService({
      store,
      access,
      allowSelfReview,
      isMirrored: !!mirror,
      launches: !!launcher,
    }),
    contents: new VersionContentService({ store, bundles, access }),
    submissions: new SubmissionService({
      store,
      bundles,
      access,
      lifecycle,
      attributeRules,
      takesPackages: !!options.build,
      onSubmitted: () => {
        validation.poke();
        build.poke();
      },
    }),
    reviews: new ReviewService({
      store,
      access,
      lifecycle,
      releases: starter,
      allowSelfReview,
    }),
    lifecycle: retirements,
    launches: new LaunchService({ ...options, onLaunched: follow }),
    launchLists: new LaunchListService({ ...options, onEnding: follow }),
    applications: new ApplicationService(options),
    releases: new ReleaseService({ store, bundles, lifecycle }),
    validation: new ValidationService({ access, validator: gate }),
    starters: new StarterService({ access, folder: starterFolder }),
    subscriptions: new SubscriptionService({ store, access, onlyPatterns }),
    edits: new PatternEditService({ ...options, attributeRules }),
    attributes,
    attributeFiles: new AttributeFileService({ store, access, attributes }),
    attributeSync: new AttributeSyncService({
      ...options,
      lifecycle: retirements,
      onLifecycle: mirroring && (() => mirroring.poke()),
    }),
    awsHealth: new AwsHealthService(options),
    statistics: new StatisticsService(options),
    searchDocuments: new SearchDocumentService(options),
  };
  const router = createRouter(services);
  registerActions(options.actionsRegistry, {
    ...services,
    calls: new AgentCalls(services),
  });

  return {
    router,
    start: async () => {
      await events.subscribe({
        id: 'patterns-release',
        topics: ['scaffolder.task'],
        onEvent: async () => release.poke(),
      });
      for (const each of workers) each.start();
      if (sync) {
        await events.subscribe({
          id: 'patterns-sync-check',
          topics: [SYNC_CHECK_REQUEST_TOPIC],
          onEvent: () => store.requestSyncCheck(),
        });
        await options.scheduler.scheduleTask({
          ...settings.syncCheckSchedule,
          id: 'patterns-attribute-comparison',
          scope: 'global',
          fn: () => store.requestSyncCheck(),
        });
      }
      gate.warm().catch(error => {
        // The first validation tries again, and says what is wrong.
        logger.warn('The linter could not be loaded ahead', toError(error));
      });
    },
    stop: async () => {
      await Promise.all(workers.map(each => each.stop()));
      gate.close();
    },
  };
}

/** Follows launches; each look is a call or two of AWS. */
function createFollower({
  store,
  launcher,
  ...worker
}: {
  store: PatternStore;
  launcher: PatternLauncher;
  logger: LoggerService;
  intervalMs: number;
  leaseMs: number;
}): LeasedWorker<LaunchRecord> {
  const watcher = new LaunchWatcher({ ...worker, store, launcher });
  return new LeasedWorker({
    ...worker,
    name: 'launch',
    queue: launchQueue(store, watchedStates),
    concurrency: 10,
    work: (launch, _signal, holder) => watcher.look(launch, holder),
  });
}
