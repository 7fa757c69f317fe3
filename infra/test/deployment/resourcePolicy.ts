import {
  type Decision,
  evaluatePolicy,
  type RequestContext,
} from '@apo/local-aws';
import { type PolicyDocument, statementsOf } from './statements';

/** A request of a service of AWS to a resource of ours. */
export interface ServiceRequest {
  /** E.g. `logging.s3.amazonaws.com`. */
  service: string;
  action: string;
  resource: string;
  /** Condition keys in lower case; `aws:securetransport` is `true` unless set. */
  context?: RequestContext;
}

/** How the policy of a resource stands to a request of a service. */
export function decideForService(
  document: PolicyDocument,
  { service, action, resource, context }: ServiceRequest,
): Decision {
  const Statement = statementsOf(document)
    .filter(({ principals }) =>
      principals.some(each => each === service || each === '*'),
    )
    .map(({ principals, ...statement }) => statement);
  return evaluatePolicy(
    { Statement },
    {
      action,
      resource,
      context: { 'aws:securetransport': 'true', ...context },
    },
  );
}
