import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Alarms } from '../common/Alarms';
import type { PortalMetrics } from './PortalMetrics';

/**
 * Connections that PostgreSQL takes for a capacity unit: it has 2 GiB, and
 * `max_connections` is the memory by 9,531,392 bytes, less what the engine
 * needs; 189 at one unit
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html).
 */
const CONNECTIONS_BY_UNIT = 189;

/** Properties of {@link PortalAlarms}. */
export interface PortalAlarmsProps {
  topic: ITopic;
  metrics: PortalMetrics;
  /** There are so many tasks, or more. */
  minTasks: number;
  /** Capacity units that the database has at most. */
  maxCapacity: number;
}

/** When somebody has to look at the portal. */
export class PortalAlarms extends Alarms {
  constructor(scope: Construct, id: string, props: PortalAlarmsProps) {
    super(scope, id, props.topic);
    this.watchAnswers(props.metrics);
    this.watchTasks(props);
    this.watchDatabase(props);
  }

  private watchAnswers(metrics: PortalMetrics): void {
    this.add('PortalErrors', {
      metric: metrics.errors(),
      threshold: 10,
      periods: 2,
      description:
        'The portal has answered ten requests or more with an error of its own in five minutes, twice in a row.',
    });
    this.add('LoadBalancerErrors', {
      metric: metrics.loadBalancerErrors(),
      threshold: 10,
      description:
        'Ten requests or more got no answer of a task within five minutes.',
    });
    this.add('SlowAnswers', {
      metric: metrics.latency(),
      threshold: Duration.seconds(2).toSeconds(),
      periods: 3,
      description:
        'One in twenty requests has waited two seconds or more for 15 minutes.',
    });
  }

  private watchTasks({ metrics, minTasks }: PortalAlarmsProps): void {
    this.add('UnhealthyTasks', {
      metric: metrics.unhealthyTasks(),
      threshold: 1,
      periods: 5,
      description: 'A task has not been ready for five minutes.',
    });
    this.add('TooFewTasks', {
      metric: metrics.runningTasks(),
      threshold: minTasks - 1,
      periods: 2,
      below: true,
      description: `Fewer than ${minTasks} task${
        minTasks === 1 ? '' : 's'
      } of the portal have run for ten minutes.`,
    });
    this.add('StoppedTasks', {
      metric: metrics.stoppedTasks(),
      threshold: 3,
      description:
        'Three tasks or more have ended by themselves within 15 minutes.',
    });
    this.add('FailedDeployments', {
      metric: metrics.failedDeployments(),
      threshold: 1,
      description: 'A deployment has failed, and what ran before runs again.',
    });
    this.add('TaskCpu', {
      metric: metrics.cpu(),
      threshold: 85,
      periods: 3,
      description: 'Tasks have used 85 % of their processors for 15 minutes.',
    });
    this.add('TaskMemory', {
      metric: metrics.memory(),
      threshold: 85,
      periods: 3,
      description: 'A task has used 85 % of its memory for 15 minutes.',
    });
  }

  private watchDatabase({ metrics, maxCapacity }: PortalAlarmsProps): void {
    this.add('DatabaseCapacity', {
      metric: metrics.databaseCapacity(),
      threshold: 90,
      periods: 3,
      description:
        'The database has used 90 % of the capacity that it may have for 15 minutes.',
    });
    this.add('DatabaseConnections', {
      metric: metrics.databaseConnections(),
      threshold: Math.floor(0.8 * CONNECTIONS_BY_UNIT * maxCapacity),
      description:
        'The database has 80 % of the connections that it takes, or more.',
    });
    this.add('DatabaseDeadlocks', {
      metric: metrics.databaseDeadlocks(),
      threshold: 0.1,
      periods: 3,
      description:
        'Transactions of the database have waited for one another for 15 minutes.',
    });
  }
}
