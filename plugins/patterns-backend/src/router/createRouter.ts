import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AttributeFileService } from '../attributes/AttributeFileService';
import type { AttributeService } from '../attributes/AttributeService';
import type { AttributeSyncService } from '../attributes/AttributeSyncService';
import type { Audit } from '../audit/Audit';
import type { AwsHealthService } from '../health/AwsHealthService';
import type { ApplicationService } from '../launch/ApplicationService';
import type { LaunchListService } from '../launch/LaunchListService';
import type { LaunchService } from '../launch/LaunchService';
import type { LifecycleService } from '../lifecycle/LifecycleService';
import type { RequestCounts } from './RequestCounts';
import { requestIdOf } from '@apo/backstage-plugin-patterns-node';
import { spec } from '../schema/openapi/generated/router';
import type { CatalogService } from '../service/CatalogService';
import type { VersionContentService } from '../service/VersionContentService';
import type { PatternEditService } from '../service/PatternEditService';
import type { ReviewService } from '../service/ReviewService';
import type { SubmissionService } from '../service/SubmissionService';
import type { ValidationService } from '../service/ValidationService';
import type { ReleaseService } from '../release/ReleaseService';
import type { SearchDocumentService } from '../search/SearchDocumentService';
import type { StarterService } from '../starters/StarterService';
import type { SubscriptionService } from '../subscriptions/SubscriptionService';
import type { StatisticsService } from '../statistics/StatisticsService';
import { addAttributeRoutes } from './attributeRoutes';
import { addAttributeSyncRoutes } from './attributeSyncRoutes';
import { addCatalogRoutes } from './catalogRoutes';
import { addContentRoutes } from './contentRoutes';
import { addHealthRoutes } from './healthRoutes';
import { addLaunchRoutes } from './launchRoutes';
import { addLifecycleRoutes } from './lifecycleRoutes';
import { addReleaseRoutes } from './releaseRoutes';
import { addReviewRoutes } from './reviewRoutes';
import { addSearchRoutes } from './searchRoutes';
import { addStatisticsRoutes } from './statisticsRoutes';
import { addSubmissionRoutes } from './submissionRoutes';
import { addSubscriptionRoutes } from './subscriptionRoutes';
import { limitRequests } from './limitRequests';
import { explainBodyError, readBody } from './readBody';

/** What the routes call. */
export type RouterOptions = {
  audit: Audit;
  httpAuth: HttpAuthService;
  catalog: CatalogService;
  contents: VersionContentService;
  submissions: SubmissionService;
  reviews: ReviewService;
  lifecycle: LifecycleService;
  launches: LaunchService;
  launchLists: LaunchListService;
  applications: ApplicationService;
  releases: ReleaseService;
  validation: ValidationService;
  starters: StarterService;
  edits: PatternEditService;
  attributes: AttributeService;
  attributeFiles: AttributeFileService;
  attributeSync: AttributeSyncService;
  awsHealth: AwsHealthService;
  subscriptions: SubscriptionService;
  statistics: StatisticsService;
  searchDocuments: SearchDocumentService;
};

/** The router of the contract; it checks each request before a handler sees it. */
export type PatternsRouter = ReturnType<typeof createContractRouter>;

function createContractRouter() {
  // Bodies are read before: here every error would be taken for one of the
  // contract, a 400. The list must not be empty.
  const middleware: express.RequestHandler[] = [(_req, _res, next) => next()];
  return createValidatedOpenApiRouter(spec, { middleware });
}

/** HTTP to services, and nothing else. */
export function createRouter(
  options: RouterOptions & { counts: RequestCounts },
): express.Router {
  const contract = createContractRouter();
  addCatalogRoutes(contract, options);
  addContentRoutes(contract, options);
  addSubmissionRoutes(contract, options);
  addReviewRoutes(contract, options);
  addLifecycleRoutes(contract, options);
  addLaunchRoutes(contract, options);
  addReleaseRoutes(contract, options);
  addAttributeRoutes(contract, options);
  addAttributeSyncRoutes(contract, options);
  addHealthRoutes(contract, options);
  addSubscriptionRoutes(contract, options);
  addStatisticsRoutes(contract, options);
  addSearchRoutes(contract, options);

  const router = PromiseRouter();
  router.use((req, _res, next) => {
    requestIdOf(req);
    next();
  });
  router.use(limitRequests(options));
  router.use(readBody);
  router.use(contract);
  router.use(explainBodyError);
  router.use(options.audit.refusals());
  return router;
}
