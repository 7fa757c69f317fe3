import {
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  DesyncMitigationMode,
  ListenerCertificate,
  Protocol,
  SslPolicy,
  TargetGroupLoadBalancingAlgorithmType,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DEPLOYMENT, IDLE_TIMEOUT } from './deployment';
import { LoadBalancerLogs } from './LoadBalancerLogs';
import { PORTAL_PORT, READINESS_PATH } from './PortalTask';

/** Properties of {@link PortalLoadBalancer}. */
export interface PortalLoadBalancerProps {
  vpc: IVpc;
  certificateArn: string;
  /** CloudFront's managed prefix list in the region: nobody else gets in. */
  cloudFrontPrefixList: string;
  /** Where accesses to the bucket of its logs are logged; of another stack. */
  accessLogs: IBucket;
  retain: boolean;
}

/**
 * The internal load balancer between CloudFront and the tasks: HTTPS from one
 * end to the other. Tasks take turns by how much they have to do. None is bound
 * to a browser: who is signed in is in a cookie and in the database, what a page
 * listens to is told to all tasks; bound browsers would stay with old tasks, and
 * lose their place with them.
 */
export class PortalLoadBalancer extends Construct {
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, props: PortalLoadBalancerProps) {
    super(scope, id);
    this.loadBalancer = this.makeLoadBalancer(props);
    new LoadBalancerLogs(this, 'LoadBalancerLogs', {
      ...props,
      loadBalancer: this.loadBalancer,
    });
    this.targets = this.makeTargets(props);
    this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [ListenerCertificate.fromArn(props.certificateArn)],
      // 1.2 and 1.3: CloudFront speaks 1.2 with origins.
      sslPolicy: SslPolicy.TLS13_RES,
      // The security group says who gets in.
      open: false,
      defaultTargetGroups: [this.targets],
    });
  }

  private makeLoadBalancer(props: PortalLoadBalancerProps) {
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Load balancer of the portal',
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule(
      Peer.prefixList(props.cloudFrontPrefixList),
      Port.tcp(443),
      'CloudFront',
    );
    return new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      internetFacing: false,
      securityGroup,
      http2Enabled: true,
      idleTimeout: IDLE_TIMEOUT,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: DesyncMitigationMode.STRICTEST,
      deletionProtection: props.retain,
    });
  }

  private makeTargets({ vpc }: PortalLoadBalancerProps) {
    return new ApplicationTargetGroup(this, 'Tasks', {
      vpc,
      targetType: TargetType.IP,
      port: PORTAL_PORT,
      // With a certificate of the task's own, which a load balancer does not check.
      protocol: ApplicationProtocol.HTTPS,
      // Streams keep a task busy for long: who has the fewest gets the next.
      loadBalancingAlgorithmType:
        TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
      deregistrationDelay: DEPLOYMENT.deregistrationDelay,
      healthCheck: {
        protocol: Protocol.HTTPS,
        path: READINESS_PATH,
        healthyHttpCodes: '200',
        interval: DEPLOYMENT.checkInterval,
        timeout: DEPLOYMENT.checkTimeout,
        healthyThresholdCount: DEPLOYMENT.checksUntilHealthy,
        unhealthyThresholdCount: DEPLOYMENT.checksUntilUnhealthy,
      },
    });
  }
}
