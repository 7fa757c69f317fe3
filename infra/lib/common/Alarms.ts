import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** What an alarm watches. */
export interface AlarmProps {
  metric: IMetric;
  /** It goes off from this value on. */
  threshold: number;
  /** For so many periods of the metric in a row. Default: 1. */
  periods?: number;
  /** It goes off at this value and below, and when there are no data. */
  below?: boolean;
  /** What has happened, in one sentence. */
  description: string;
}

/** Alarms of a stack. What to do is in docs/runbook.md, under the name of each. */
export class Alarms extends Construct {
  /** Those that were added. */
  readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string, private readonly topic: ITopic) {
    super(scope, id);
  }

  /** @param name - of the alarm, and of its section in docs/runbook.md, e.g. `SyncDeadLetters` */
  add(name: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(this, name, {
      alarmDescription: `${
        props.description
      } What to do: docs/runbook.md#${name.toLowerCase()}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.below
        ? TreatMissingData.BREACHING
        : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.all.push(alarm);
    return alarm;
  }
}
