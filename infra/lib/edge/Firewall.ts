import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  CfnIPSet,
  CfnLoggingConfiguration,
  CfnWebACL,
} from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { PortalConfig } from '../../config/InfraConfig';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';
import {
  anyOf,
  COMMON_RULES,
  countedRules,
  outsidePatterns,
  pathStartsWith,
} from './commonRules';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

/** Properties of {@link Firewall}. */
export interface FirewallProps {
  name: string;
  firewall: PortalConfig['firewall'];
  /** Encrypts the log. */
  key: IKey;
}

/** What is never in the log: tokens, and codes of sign-ins, which are in queries. */
const REDACTED = [
  { singleHeader: { Name: 'authorization' } },
  { singleHeader: { Name: 'cookie' } },
  { queryString: {} },
];

/**
 * What looks at each request before CloudFront does: AWS WAF with AWS's own
 * rules, a limit by address and, when configured, the only addresses that get
 * in. Countries are a setting of the distribution.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { name, firewall } = props;
    const rules = [
      ...this.onlyFrom(firewall.allowedAddresses),
      limitByAddress(firewall.rateLimit),
      managed('AWSManagedRulesAmazonIpReputationList'),
      managed('AWSManagedRulesKnownBadInputsRuleSet'),
      managed(COMMON_RULES, countedRules()),
      // Behind the set, whose labels it reads.
      block('CommonRulesOutsidePatterns', outsidePatterns()),
    ];
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      description: 'The pattern portal',
      defaultAction: { allow: {} },
      rules: rules.map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: visibility(rule.name),
      })),
      visibilityConfig: visibility(name),
    });
    this.arn = acl.attrArn;
    this.log(props);
  }

  /** Blocks all but some ranges, which WAF takes by version of the protocol. */
  private onlyFrom(ranges: string[] | undefined): Rule[] {
    if (!ranges) return [];
    const isVersion6 = (range: string) => range.includes(':');
    const sets = [
      ['IPV4', ranges.filter(range => !isVersion6(range))],
      ['IPV6', ranges.filter(isVersion6)],
    ] as const;
    const allowed = sets
      .filter(([, addresses]) => addresses.length > 0)
      .map(([ipAddressVersion, addresses]) => {
        const { attrArn: arn } = new CfnIPSet(this, ipAddressVersion, {
          scope: 'CLOUDFRONT',
          ipAddressVersion,
          addresses,
        });
        return { ipSetReferenceStatement: { arn } };
      });
    return [
      block('OtherAddresses', {
        notStatement: { statement: anyOf(allowed) },
      }),
    ];
  }

  private log({ name, key }: FirewallProps): void {
    const { logGroupName } = new EncryptedLogGroup(this, 'Log', {
      // WAF takes no other name: https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
      name: `aws-waf-logs-${name}`,
      key,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.arn,
      // Without the `:*` that the construct's ARN ends with.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: REDACTED,
    });
  }
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return {
    metricName,
    cloudWatchMetricsEnabled: true,
    // Samples in the console have headers and queries that the log leaves out.
    sampledRequestsEnabled: false,
  };
}

function block(name: string, statement: CfnWebACL.StatementProperty): Rule {
  return { name, statement, action: { block: {} } };
}

/** @param limit - requests to the API in five minutes; files come from the cache */
function limitByAddress(limit: number): Rule {
  return block('RequestsOfOneAddress', {
    rateBasedStatement: {
      limit,
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      scopeDownStatement: pathStartsWith(['/api/']),
    },
  });
}

function managed(
  name: string,
  ruleActionOverrides?: CfnWebACL.RuleActionOverrideProperty[],
): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides,
      },
    },
  };
}
