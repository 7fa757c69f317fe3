import {
  CrossStackReferences,
  Duration,
  ReferenceStrength,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import type { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { InfraConfig, PortalConfig } from '../../config/InfraConfig';
import { CustomerKey } from '../common/CustomerKey';
import {
  forAccessLogs,
  forCloudFront,
  forDeliveredLogs,
  forLogGroups,
} from '../common/keyStatements';
import { SecureBucket } from '../common/SecureBucket';
import { StackSettings } from '../common/StackSettings';
import { AccessLogDelivery } from './AccessLogDelivery';
import { Firewall } from './Firewall';
import { PortalDistribution } from './PortalDistribution';
import { WebBucket } from './WebBucket';

/** Properties of {@link EdgeStack}. */
export interface EdgeStackProps extends StackProps {
  config: InfraConfig;
  portal: PortalConfig;
  /** Where `/api/*` goes to; in the portal's region. */
  loadBalancer: IApplicationLoadBalancer;
}

/**
 * What people reach the portal through: CloudFront and all that it needs in
 * us-east-1. It reads the load balancer's ARN from an output of the portal's
 * stack (`Fn::GetStackOutput`): CloudFormation's own way for stacks of different
 * regions, and without functions of CDK. CloudFormation does not keep the portal
 * from being deleted first, termination protection does.
 */
export class EdgeStack extends Stack {
  readonly settings: StackSettings;

  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const { config, portal } = props;
    const { name, portalUrl } = config;
    this.settings = new StackSettings(this, 'Settings');

    const { key } = new CustomerKey(this, 'EdgeKey', {
      alias: `${name}/edge`,
      description: 'Front end of the pattern portal, and logs of its edge',
      arn: config.kms?.edgeKeyArn,
      statements: [
        forLogGroups(this),
        forAccessLogs(this),
        forDeliveredLogs(this),
        forCloudFront(this),
      ],
    });
    const { accessLogs, web } = this.makeBuckets(key, config.retainData);
    const firewall = new Firewall(this, 'Firewall', {
      name,
      firewall: portal.firewall,
      key,
    });
    const { distribution } = new PortalDistribution(this, 'Edge', {
      name,
      portalUrl,
      portal,
      web,
      loadBalancer: props.loadBalancer,
      firewallArn: firewall.arn,
    });
    new AccessLogDelivery(this, 'AccessLogDelivery', {
      name,
      distribution,
      bucket: accessLogs,
    });
    // Where `yarn infra:web` puts the front end, and where the name of the
    // portal has to point to.
    this.settings.set('WEB_BUCKET', web.bucketName);
    this.settings.set('DISTRIBUTION_ID', distribution.distributionId);
    this.settings.set(
      'CLOUD_FRONT_DOMAIN',
      distribution.distributionDomainName,
    );
  }

  private makeBuckets(key: IKey, retain: boolean) {
    const accessLogs = new SecureBucket(this, 'AccessLogs', {
      key,
      retain: true,
      lifecycleRules: [{ id: 'Age', expiration: Duration.days(400) }],
    });
    const web = new WebBucket(this, 'Web', { key, accessLogs, retain });
    return { accessLogs, web };
  }
}
