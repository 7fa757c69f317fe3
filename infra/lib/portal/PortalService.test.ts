import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { DEPLOYMENT } from './deployment';
import {
  portalResource,
  portalResources,
} from './__testUtils__/portalResources';

const root = path.resolve(__dirname, '../../..');
const service = (name: 'standard' | 'minimal') =>
  portalResource(name, 'AWS::ECS::Service').Properties;

describe.each(['standard', 'minimal'] as const)(
  'the service of the portal (%s)',
  name => {
    it('is never less than whole in a deployment, and goes back when that fails', () => {
      expect(service(name).DeploymentConfiguration).toEqual({
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      });
      expect(service(name)).toMatchObject({
        HealthCheckGracePeriodSeconds: 180,
        AvailabilityZoneRebalancing: 'ENABLED',
        PlatformVersion: 'LATEST',
      });
    });

    it('is in two subnets that have no public addresses', () => {
      const { AwsvpcConfiguration: network } =
        service(name).NetworkConfiguration;
      expect(network.AssignPublicIp).toBe('DISABLED');
      expect(network.Subnets).toHaveLength(2);
      expect(JSON.stringify(network.Subnets)).toMatch(
        /portalSubnet1.*portalSubnet2/,
      );
    });

    it('has as many tasks as its profile says, and keeps what scaling came to', () => {
      expect(service(name).DesiredCount).toBeUndefined();
      expect(
        portalResource(name, 'AWS::ApplicationAutoScaling::ScalableTarget')
          .Properties,
      ).toMatchObject(
        name === 'standard'
          ? { MinCapacity: 2, MaxCapacity: 6 }
          : { MinCapacity: 1, MaxCapacity: 2 },
      );
    });

    it('scales on processor and requests', () => {
      expect(
        portalResources(name, 'AWS::ApplicationAutoScaling::ScalingPolicy').map(
          ({
            Properties: { TargetTrackingScalingPolicyConfiguration: each },
          }) => [
            each.PredefinedMetricSpecification.PredefinedMetricType,
            each.TargetValue,
            each.ScaleOutCooldown,
            each.ScaleInCooldown,
          ],
        ),
      ).toEqual([
        ['ECSServiceAverageCPUUtilization', 60, 60, 600],
        ['ALBRequestCountPerTarget', 1500, 60, 600],
      ]);
    });

    it('keeps the disks of tasks under the customer’s key', () => {
      const { Configuration: configuration } = portalResource(
        name,
        'AWS::ECS::Cluster',
      ).Properties;
      expect(
        JSON.stringify(
          configuration.ManagedStorageConfiguration
            .FargateEphemeralStorageKmsKeyId,
        ),
      ).toContain('DataKey');
    });
  },
);

describe('a deployment', () => {
  const lifecycle = parse(
    readFileSync(path.join(root, 'app-config.production.yaml'), 'utf8'),
  ).backend;
  /** Time for the answers under way, of packages/backend/src/http/endConnections.ts. */
  const patience = Number(
    /PATIENCE_MS = ([\d_]+)/
      .exec(
        readFileSync(
          path.join(root, 'packages/backend/src/http/endConnections.ts'),
          'utf8',
        ),
      )?.[1]
      .replace('_', ''),
  );

  it('gives the back end more time to end than it takes', () => {
    const seconds =
      lifecycle.lifecycle.serverShutdownDelay.seconds + patience / 1000;
    expect(seconds).toBeGreaterThan(0);
    // Half of it is for the hooks of plugins.
    expect(DEPLOYMENT.stopTimeout.toSeconds()).toBeGreaterThan(2 * seconds);
  });

  it('finds out that a task is gone before its grace ends', () => {
    const { checkInterval, checksUntilUnhealthy, grace } = DEPLOYMENT;
    expect(checkInterval.toSeconds() * checksUntilUnhealthy).toBeLessThan(
      grace.toSeconds(),
    );
  });
});
