import { Duration } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  Peer,
  Port,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  type Cluster,
  FargatePlatformVersion,
  FargateService,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { DEPLOYMENT } from './deployment';
import type { PortalTask } from './PortalTask';

/** Tasks are added when they use more of their processor, in percent. */
const CPU_TARGET = 60;
/**
 * Tasks are added when each gets more requests in a minute. A page is about 20
 * requests; docs/performance.md has what one answers.
 */
const REQUESTS_TARGET = 1_500;

/** Properties of {@link PortalService}. */
export interface PortalServiceProps {
  cluster: Cluster;
  task: PortalTask;
  securityGroup: ISecurityGroup;
  targets: ApplicationTargetGroup;
  /** How many there are. */
  tasks: { min: number; max: number };
}

/**
 * The portal's tasks, in all zones of its subnets. {@link DEPLOYMENT} says what
 * a deployment does, second by second.
 */
export class PortalService extends Construct {
  readonly service: FargateService;

  constructor(scope: Construct, id: string, props: PortalServiceProps) {
    super(scope, id);
    // The company's identity provider, Cognito, hosts of source code.
    props.securityGroup.addEgressRule(
      Peer.anyIpv4(),
      Port.tcp(443),
      'Sign-in and source code, by NAT',
    );
    this.service = new FargateService(this, 'Service', {
      cluster: props.cluster,
      serviceName: 'portal',
      // No number of tasks: a deployment keeps the one that scaling has come to.
      taskDefinition: props.task.definition,
      platformVersion: FargatePlatformVersion.LATEST,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [props.securityGroup],
      assignPublicIp: false,
      enableExecuteCommand: false,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      healthCheckGracePeriod: DEPLOYMENT.grace,
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      propagateTags: PropagatedTagSource.SERVICE,
      enableECSManagedTags: true,
    });
    props.targets.addTarget(this.service);
    this.service.node.addDependency(props.task.executionRole);
    this.scale(props);
  }

  /** Adds tasks after a minute, takes them away after ten. */
  private scale({ tasks, targets }: PortalServiceProps): void {
    const cooldowns = {
      scaleOutCooldown: Duration.minutes(1),
      scaleInCooldown: Duration.minutes(10),
    };
    const scaling = this.service.autoScaleTaskCount({
      minCapacity: tasks.min,
      maxCapacity: tasks.max,
    });
    scaling.scaleOnCpuUtilization('Cpu', {
      targetUtilizationPercent: CPU_TARGET,
      ...cooldowns,
    });
    scaling.scaleOnRequestCount('Requests', {
      requestsPerTarget: REQUESTS_TARGET,
      targetGroup: targets,
      ...cooldowns,
    });
  }
}
