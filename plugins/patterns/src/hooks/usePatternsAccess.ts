import { usePermission } from '@backstage/plugin-permission-react';
import {
  patternCreatePermission,
  patternReadUnpublishedPermission,
  versionReviewPermission,
} from '@apo/backstage-plugin-patterns-common';

// The permission framework answers a resource permission only for a resource.
// This names none: what a role may do everywhere is allowed, a rule about one
// pattern is not, and each page asks the server about its own pattern anyway.
const anyPattern = '*';

/** What the tabs and buttons that belong to no single pattern depend on. */
export function usePatternsAccess() {
  const create = usePermission({ permission: patternCreatePermission });
  const review = usePermission({
    permission: versionReviewPermission,
    resourceRef: anyPattern,
  });
  const unpublished = usePermission({
    permission: patternReadUnpublishedPermission,
    resourceRef: anyPattern,
  });
  return {
    loading: create.loading || review.loading || unpublished.loading,
    mayCreate: create.allowed,
    mayReview: review.allowed,
    maySeeUnpublished: unpublished.allowed || create.allowed,
  };
}
