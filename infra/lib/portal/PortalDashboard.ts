import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { QueueWithDeadLetters } from '../common/QueueWithDeadLetters';
import type { RegistryWork } from '../registry/RegistryStack';
import type { PortalMetrics } from './PortalMetrics';

/** Widgets of a row; a dashboard is 24 wide. */
const PER_ROW = 3;

/** Properties of {@link PortalDashboard}. */
export interface PortalDashboardProps {
  name: string;
  alarms: Alarm[];
  metrics: PortalMetrics;
  /** What goes on beside the portal. */
  work: RegistryWork;
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): IWidget {
  return new GraphWidget({
    title,
    left,
    right,
    width: 24 / PER_ROW,
    height: 6,
  });
}

function queueGraph(
  title: string,
  { queue, deadLetters }: QueueWithDeadLetters,
) {
  return graph(
    title,
    [
      queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting' }),
      deadLetters.metricApproximateNumberOfMessagesVisible({
        label: 'dead letters',
      }),
    ],
    [
      queue.metricApproximateAgeOfOldestMessage({
        label: 'age of the oldest, seconds',
      }),
    ],
  );
}

/** All figures on one page: what people notice first, then what it may come from. */
export class PortalDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: PortalDashboardProps) {
    super(scope, id, {
      dashboardName: `${props.name}-portal`,
      defaultInterval: Duration.hours(12),
    });
    this.addWidgets(
      new TextWidget({
        markdown: 'What to do when an alarm goes off: docs/runbook.md',
        width: 24,
        height: 1,
      }),
    );
    this.addWidgets(
      new AlarmStatusWidget({ alarms: props.alarms, width: 24, height: 4 }),
    );
    const graphs = [
      ...answers(props.metrics),
      ...tasks(props.metrics),
      ...database(props.metrics),
      ...registry(props.work),
    ];
    for (let row = 0; row < graphs.length; row += PER_ROW) {
      this.addWidgets(...graphs.slice(row, row + PER_ROW));
    }
  }
}

function answers(metrics: PortalMetrics): IWidget[] {
  return [
    graph('Requests in 5 minutes', [metrics.requests()]),
    graph('Errors in 5 minutes', [
      metrics.errors(),
      metrics.loadBalancerErrors(),
    ]),
    graph('Seconds to an answer, 95 in 100', [metrics.latency()]),
  ];
}

function tasks(metrics: PortalMetrics): IWidget[] {
  return [
    graph(
      'Tasks',
      [metrics.runningTasks(), metrics.unhealthyTasks()],
      [metrics.stoppedTasks(), metrics.failedDeployments()],
    ),
    graph('Processor of tasks, percent', [metrics.cpu()]),
    graph('Memory of tasks, percent', [metrics.memory()]),
  ];
}

function database(metrics: PortalMetrics): IWidget[] {
  return [
    graph('Capacity of the database, percent', [metrics.databaseCapacity()]),
    graph(
      'Connections to the database',
      [metrics.databaseConnections()],
      [metrics.databaseDeadlocks()],
    ),
    graph('Free local storage of the database', [
      metrics.databaseLocalStorage(),
    ]),
  ];
}

function registry({ build, sync, events }: RegistryWork): IWidget[] {
  return [
    queueGraph('Jobs of attribute sync', sync.jobs),
    queueGraph('Answers of attribute sync', sync.results),
    queueGraph('Events of AWS', events.queue),
    graph(
      'Function of attribute sync',
      [sync.metricInvocations(), sync.metricErrors()],
      [sync.metricDuration()],
    ),
    graph(
      'Builds of patterns in 15 minutes',
      [build.metricStarted(), build.metricFailed()],
      [build.metricDuration()],
    ),
  ];
}
