import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import {
  type Acknowledgement,
  acknowledgementEntries,
  acknowledgementsOf,
} from '../../scripts/checks/acknowledgementsOf';

/** A finding of cdk-nag. */
export interface Finding {
  /** E.g. `AwsSolutions-IAM5[Resource::*]`. */
  rule: string;
  /** Path of the construct. */
  path: string;
}

/**
 * All that cdk-nag's pack AwsSolutions finds in an app, and all of it that is
 * acknowledged; without synthesis. The app is of no use afterwards.
 */
export function checkApp(app: App): {
  findings: Finding[];
  acknowledgements: Acknowledgement[];
} {
  const acknowledgements = acknowledgementsOf(app);
  // Otherwise cdk-nag would keep what is acknowledged to itself.
  for (const { reasons } of acknowledgementEntries(app)) {
    Object.keys(reasons).forEach(id => delete reasons[id]);
  }
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return {
    findings: violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({
        rule: ruleName,
        path: constructPath ?? '',
      })),
    ),
    acknowledgements: acknowledgements.filter(({ rule }) =>
      rule.startsWith('AwsSolutions-'),
    ),
  };
}
