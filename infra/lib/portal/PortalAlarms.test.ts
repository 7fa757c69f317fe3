import { portalResources } from './__testUtils__/portalResources';

/** Alarm, metric, comparison, threshold, and seconds until it goes off. */
function table(name: 'standard' | 'minimal') {
  return Object.fromEntries(
    portalResources(name, 'AWS::CloudWatch::Alarm').map(
      ({ id, Properties }) => [
        id.replace(/^Alarms(.*)[0-9A-F]{8}$/, '$1'),
        [
          Properties.MetricName,
          Properties.Statistic ?? Properties.ExtendedStatistic,
          Properties.ComparisonOperator.startsWith('Less') ? '<=' : '>=',
          Properties.Threshold,
          Properties.EvaluationPeriods * Properties.Period,
        ],
      ],
    ),
  );
}

describe('the alarms of the portal', () => {
  it('go off when people notice something, or soon will', () => {
    expect(table('standard')).toEqual({
      PortalErrors: ['HTTPCode_Target_5XX_Count', 'Sum', '>=', 10, 600],
      LoadBalancerErrors: ['HTTPCode_ELB_5XX_Count', 'Sum', '>=', 10, 300],
      SlowAnswers: ['TargetResponseTime', 'p95', '>=', 2, 900],
      UnhealthyTasks: ['UnHealthyHostCount', 'Maximum', '>=', 1, 300],
      TooFewTasks: ['RunningTaskCount', 'Minimum', '<=', 1, 600],
      StoppedTasks: ['Invocations', 'Sum', '>=', 3, 900],
      FailedDeployments: ['Invocations', 'Sum', '>=', 1, 300],
      TaskCpu: ['CPUUtilization', 'Average', '>=', 85, 900],
      TaskMemory: ['MemoryUtilization', 'Maximum', '>=', 85, 900],
      DatabaseCapacity: ['ACUUtilization', 'Maximum', '>=', 90, 900],
      DatabaseConnections: ['DatabaseConnections', 'Maximum', '>=', 604, 300],
      DatabaseDeadlocks: ['Deadlocks', 'Maximum', '>=', 0.1, 900],
    });
  });

  it('know how many tasks a profile has', () => {
    expect(table('minimal').TooFewTasks[3]).toBe(0);
  });

  it('take no figures for a bad sign only where there must be some', () => {
    expect(
      portalResources('standard', 'AWS::CloudWatch::Alarm')
        .filter(({ Properties }) => Properties.TreatMissingData === 'breaching')
        .map(({ Properties }) => Properties.MetricName),
    ).toEqual(['RunningTaskCount']);
  });
});
