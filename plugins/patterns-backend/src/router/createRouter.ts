import express from 'express';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
} from '@apo/backstage-plugin-patterns-node';
import { spec } from '../schema/openapi/generated/router';
import type { CatalogService } from '../service/CatalogService';
import type { ReviewService } from '../service/ReviewService';
import type { SubmissionService } from '../service/SubmissionService';
import type { ValidationService } from '../service/ValidationService';
import type { ReleaseService } from '../release/ReleaseService';
import type { StarterService } from '../starters/StarterService';
import { addCatalogRoutes } from './catalogRoutes';
import { addReleaseRoutes } from './releaseRoutes';
import { addReviewRoutes } from './reviewRoutes';
import { addSubmissionRoutes } from './submissionRoutes';

/** A tar adds a header and padding to each file, 1 KiB at most. */
const MAX_TAR_BYTES = MAX_BUNDLE_BYTES + (MAX_BUNDLE_FILES + 2) * 1024;
/** A template of 1 MiB, escaped as JSON. */
const MAX_JSON_BYTES = 3 * 1024 * 1024;

/** What the routes call. */
export type RouterOptions = {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  catalog: CatalogService;
  submissions: SubmissionService;
  reviews: ReviewService;
  releases: ReleaseService;
  validation: ValidationService;
  starters: StarterService;
};

/** The router of the contract; it checks each request before a handler sees it. */
export type PatternsRouter = ReturnType<typeof createContractRouter>;

function createContractRouter() {
  return createValidatedOpenApiRouter(spec, {
    middleware: [
      express.json({ limit: MAX_JSON_BYTES }),
      express.raw({ type: 'application/x-tar', limit: MAX_TAR_BYTES }),
    ],
  });
}

/** HTTP to services, and nothing else. */
export function createRouter(options: RouterOptions): express.Router {
  const router = createContractRouter();
  addCatalogRoutes(router, options);
  addSubmissionRoutes(router, options);
  addReviewRoutes(router, options);
  addReleaseRoutes(router, options);
  return router;
}
