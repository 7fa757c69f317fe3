import type { Router } from 'express';
import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type {
  BundleStore,
  PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import { Audit } from './audit/Audit';
import type { BuildVersion } from './builder/createBuildVersion';
import type { PatternsConfig } from './readPatternsConfig';
import { ReleaseService } from './release/ReleaseService';
import { ReleaseStarter } from './release/ReleaseStarter';
import { ReleaseWatcher } from './release/ReleaseWatcher';
import { createRouter } from './router/createRouter';
import { CatalogService } from './service/CatalogService';
import type { PatternAccess } from './service/PatternAccess';
import { ReviewService } from './service/ReviewService';
import { SubmissionService } from './service/SubmissionService';
import type { Gate } from './scanner/gate/Gate';
import { ValidationService } from './service/ValidationService';
import { VersionContentService } from './service/VersionContentService';
import { VersionLifecycle } from './service/VersionLifecycle';
import { StarterService } from './starters/StarterService';
import { LeasedWorker } from './worker/LeasedWorker';
import { createValidateVersion } from './worker/validateVersion';

/** A killed replica's work is taken up after this, in milliseconds. */
const LEASE_MS = 15_000;
/** How often work is looked for that nobody announced, in milliseconds. */
const LOOK_MS = 2_000;

/** Puts services, workers and routes together; no rules of its own. */
export function createPatternsBackend(options: {
  settings: PatternsConfig;
  store: PatternStore;
  bundles: BundleStore;
  access: PatternAccess;
  gate: Gate;
  /** Absent where CDK patterns are not taken. */
  build?: BuildVersion;
  auditor: AuditorService;
  auth: AuthService;
  events: EventsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  scaffolder: ScaffolderService;
  userInfo: UserInfoService;
}): { router: Router; start: () => Promise<void>; stop: () => Promise<void> } {
  const { settings, store, bundles, access, gate, logger, events } = options;
  const { allowSelfReview, releaseTemplateRef, starterFolder } = settings;
  const lifecycle = new VersionLifecycle(options);
  const starter = new ReleaseStarter({
    ...options,
    lifecycle,
    templateRef: releaseTemplateRef,
  });
  const watcher = new ReleaseWatcher({ ...options, lifecycle, starter });

  const worker = { store, logger, intervalMs: LOOK_MS, leaseMs: LEASE_MS };
  const validate = {
    ...worker,
    states: ['validating'] as const,
    work: createValidateVersion({ ...options, lifecycle }),
  };
  // A template takes a second and a build minutes: neither waits for the other.
  const validation = new LeasedWorker({
    ...validate,
    name: 'validation',
    type: 'CFN',
    concurrency: settings.validationConcurrency,
  });
  const build = new LeasedWorker({
    ...validate,
    name: 'build',
    type: 'CDK',
    concurrency: settings.build?.concurrency ?? 1,
  });
  const release = new LeasedWorker({
    ...worker,
    name: 'release',
    states: ['approved', 'publishing'],
    concurrency: 10,
    work: version => watcher.look(version),
  });

  const router = createRouter({
    ...options,
    audit: new Audit(options),
    limits: settings.limits,
    catalog: new CatalogService({ store, access, allowSelfReview }),
    contents: new VersionContentService({ store, bundles, access }),
    submissions: new SubmissionService({
      store,
      bundles,
      access,
      lifecycle,
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
    releases: new ReleaseService({ store, bundles, lifecycle }),
    validation: new ValidationService({ access, validator: gate }),
    starters: new StarterService({ access, folder: starterFolder }),
  });

  return {
    router,
    start: async () => {
      await events.subscribe({
        id: 'patterns-release',
        topics: ['scaffolder.task'],
        onEvent: async () => release.poke(),
      });
      validation.start();
      build.start();
      release.start();
      gate.warm().catch(error => {
        // The first validation tries again, and says what is wrong.
        logger.warn('The linter could not be loaded ahead', toError(error));
      });
    },
    stop: async () => {
      await Promise.all([validation.stop(), build.stop(), release.stop()]);
      gate.close();
    },
  };
}
