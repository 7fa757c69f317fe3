import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResourcePolicy, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EncryptedLogGroup } from '../common/EncryptedLogGroup';

/** Properties of {@link TaskEvents}. */
export interface TaskEventsProps {
  /** Names the log group and its policy. */
  name: string;
  cluster: ICluster;
  key: IKey;
}

/**
 * Why tasks stopped and deployments failed, which Amazon ECS forgets after an
 * hour: EventBridge writes it to a log, and counts.
 */
export class TaskEvents extends Construct {
  private readonly stopped: CfnRule;
  private readonly failed: CfnRule;

  constructor(scope: Construct, id: string, props: TaskEventsProps) {
    super(scope, id);
    const { cluster } = props;
    // Names of groups that EventBridge writes to begin like this.
    const logs = new EncryptedLogGroup(this, 'Logs', {
      key: props.key,
      name: `/aws/events/${props.name}-portal`,
    });
    this.stopped = this.makeRule('Stopped', logs, {
      'detail-type': ['ECS Task State Change'],
      detail: {
        clusterArn: [cluster.clusterArn],
        lastStatus: ['STOPPED'],
        // Not those that a deployment or scaling stops.
        $or: [
          { stopCode: ['EssentialContainerExited', 'TaskFailedToStart'] },
          { stoppedReason: [{ prefix: 'Task failed' }] },
        ],
      },
    });
    this.failed = this.makeRule('DeploymentFailed', logs, {
      'detail-type': ['ECS Deployment State Change'],
      resources: [{ prefix: this.servicesOf(cluster) }],
      detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
    });
    this.allowRules(`${props.name}-task-events`, logs);
  }

  /** Tasks that ended by themselves or were found dead, in 15 minutes. */
  metricStopped(): Metric {
    return this.count(this.stopped, Duration.minutes(15));
  }

  /** Deployments that the circuit breaker ended, in 5 minutes. */
  metricFailedDeployments(): Metric {
    return this.count(this.failed, Duration.minutes(5));
  }

  private servicesOf({ clusterName }: ICluster): string {
    return Stack.of(this).formatArn({
      service: 'ecs',
      resource: 'service',
      resourceName: `${clusterName}/`,
    });
  }

  private makeRule(id: string, logs: ILogGroup, pattern: object): CfnRule {
    return new CfnRule(this, id, {
      description: 'Tasks of the pattern portal',
      eventPattern: { source: ['aws.ecs'], ...pattern },
      targets: [
        {
          id: 'Log',
          arn: Stack.of(this).formatArn({
            service: 'logs',
            resource: `log-group:${logs.logGroupName}`,
          }),
        },
      ],
    });
  }

  /**
   * The statements that AWS gives for it
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html).
   * The policy of the L2 target brings a Lambda function of its own.
   */
  private allowRules(policyName: string, { logGroupArn }: ILogGroup): void {
    const common = {
      Effect: 'Allow',
      Principal: {
        Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'],
      },
      Resource: logGroupArn,
    };
    new CfnResourcePolicy(this, 'Policy', {
      policyName,
      policyDocument: Stack.of(this).toJsonString({
        Version: '2012-10-17',
        Statement: [
          { ...common, Action: 'logs:CreateLogStream' },
          {
            ...common,
            Action: 'logs:PutLogEvents',
            Condition: {
              ArnEquals: {
                'aws:SourceArn': [this.stopped.attrArn, this.failed.attrArn],
              },
            },
          },
        ],
      }),
    });
  }

  /** EventBridge counts what it hands on (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). */
  private count(rule: CfnRule, period: Duration): Metric {
    return new Metric({
      namespace: 'AWS/Events',
      metricName: 'Invocations',
      dimensionsMap: { RuleName: rule.ref },
      statistic: 'Sum',
      period,
    });
  }
}
