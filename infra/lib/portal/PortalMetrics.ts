import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import {
  type ApplicationLoadBalancer,
  type ApplicationTargetGroup,
  HttpCodeElb,
  HttpCodeTarget,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { TaskEvents } from './TaskEvents';

/** What of the portal there are figures of. */
export interface PortalMetricsProps {
  loadBalancer: ApplicationLoadBalancer;
  targets: ApplicationTargetGroup;
  service: FargateService;
  database: DatabaseCluster;
  events: TaskEvents;
}

const period = Duration.minutes(5);
const sum = { period, statistic: 'Sum' };
const maximum = { period, statistic: 'Maximum' };

/** Figures of the portal, for its alarms and its dashboard. */
export class PortalMetrics {
  constructor(private readonly props: PortalMetricsProps) {}

  /** Answers of tasks that are 500 or more, in 5 minutes. */
  errors(): Metric {
    return this.props.targets.metrics.httpCodeTarget(
      HttpCodeTarget.TARGET_5XX_COUNT,
      sum,
    );
  }

  /** Answers that the load balancer gave because no task did, in 5 minutes. */
  loadBalancerErrors(): Metric {
    return this.props.loadBalancer.metrics.httpCodeElb(
      HttpCodeElb.ELB_5XX_COUNT,
      sum,
    );
  }

  /** Requests in 5 minutes. */
  requests(): Metric {
    return this.props.targets.metrics.requestCount(sum);
  }

  /** Seconds until an answer begins, of 95 in 100 requests. */
  latency(): Metric {
    return this.props.targets.metrics.targetResponseTime({
      period,
      statistic: 'p95',
    });
  }

  /** Tasks that do not answer their health check. */
  unhealthyTasks(): Metric {
    return this.props.targets.metrics.unhealthyHostCount({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    });
  }

  /** Tasks that run, of Container Insights. */
  runningTasks(): Metric {
    const { service } = this.props;
    return new Metric({
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap: {
        ClusterName: service.cluster.clusterName,
        ServiceName: service.serviceName,
      },
      period,
      statistic: 'Minimum',
    });
  }

  /** Tasks that ended by themselves, in 15 minutes. */
  stoppedTasks(): Metric {
    return this.props.events.metricStopped();
  }

  /** Deployments that went back, in 5 minutes. */
  failedDeployments(): Metric {
    return this.props.events.metricFailedDeployments();
  }

  /** Percent of the processor, of all tasks. */
  cpu(): Metric {
    return this.props.service.metricCpuUtilization({ period });
  }

  /** Percent of the memory, of the task that uses most. */
  memory(): Metric {
    return this.props.service.metricMemoryUtilization(maximum);
  }

  /** Percent of the capacity that the database may have, of the instance that uses most. */
  databaseCapacity(): Metric {
    return this.props.database.metricACUUtilization(maximum);
  }

  /** Connections to the instance that has most. */
  databaseConnections(): Metric {
    return this.props.database.metricDatabaseConnections(maximum);
  }

  /** Transactions that PostgreSQL ended because they waited for one another, in a second. */
  databaseDeadlocks(): Metric {
    return this.props.database.metricDeadlocks(maximum);
  }

  /** Bytes that are left for sorting and temporary tables, of the instance that has least. */
  databaseLocalStorage(): Metric {
    return this.props.database.metricFreeLocalStorage({
      period,
      statistic: 'Minimum',
    });
  }
}
