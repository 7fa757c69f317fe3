import type { Severity } from '@apo/backstage-plugin-patterns-common';

/** How much findings of one rule weigh; `off` drops them. */
export type RuleSeverity = Severity | 'off';

/** A rule that does not weigh what its scanner says, and why. */
export type RuleDefault = { severity: RuleSeverity; reason: string };

/**
 * The only rules that are weaker than their scanner says. Each would make a
 * sensible pattern impossible, or says nothing of the template. What AWS says
 * of the CT rules: AWS Control Tower controls reference guide, "proactive
 * controls"; all 237 of them are elective there.
 */
export const defaultRuleSeverities: Readonly<Record<string, RuleDefault>> = {
  'CT.S3.PR.2': {
    severity: 'warning',
    reason:
      'It takes no parameter for the bucket of the access logs, which in most organisations is there already; and the bucket that takes logs cannot log to itself without end.',
  },
  'CT.S3.PR.9': {
    severity: 'info',
    reason:
      'Object Lock keeps every object undeletable for its retention: right for records, wrong for working data and for a target of deployments.',
  },
  'CT.CLOUDFRONT.PR.4': {
    severity: 'info',
    reason:
      'Origin failover needs the content in a second bucket; a site of low stakes is as available as S3 without it.',
  },
  'CT.CLOUDFRONT.PR.5': {
    severity: 'warning',
    reason:
      'It takes no parameter for the bucket of the access logs, which in most organisations is there already.',
  },
  'CT.CLOUDFRONT.PR.6': {
    severity: 'warning',
    reason:
      'It takes no parameter for the certificate, which has to be in us-east-1 and so cannot be made by a template of another region.',
  },
  'CT.CLOUDFRONT.PR.7': {
    severity: 'warning',
    reason:
      'It takes no parameter for the certificate either, even where SNI is set.',
  },
  'CT.LAMBDA.PR.3': {
    severity: 'warning',
    reason:
      'It takes no parameter for subnets, so a function could only join a network that its own template makes.',
  },
  I1022: {
    severity: 'off',
    reason:
      'It asks for Sub instead of Join, while CT.S3.PR.8 reads a bucket policy with Join only.',
  },
  I9001: {
    severity: 'off',
    reason:
      'It tells of every create-only property, such as each name: a fact of AWS, not a flaw of the template.',
  },
  W9003: {
    severity: 'info',
    reason:
      'CloudFormation converts "true" and true, and "80" and 80, into one another.',
  },
};
