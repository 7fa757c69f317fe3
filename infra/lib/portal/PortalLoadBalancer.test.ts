import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { IDLE_TIMEOUT } from './deployment';
import { portalResource } from './__testUtils__/portalResources';

const attributes = (list: { Key: string; Value: unknown }[]) =>
  Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));

describe.each(['standard', 'minimal'] as const)(
  'the load balancer of the portal (%s)',
  name => {
    const of = (type: string) =>
      portalResource(name, `AWS::ElasticLoadBalancingV2::${type}`).Properties;

    it('is internal, and refuses what is not plain HTTP', () => {
      const { Scheme, LoadBalancerAttributes } = of('LoadBalancer');
      expect(Scheme).toBe('internal');
      expect(attributes(LoadBalancerAttributes)).toEqual({
        'deletion_protection.enabled': 'true',
        'idle_timeout.timeout_seconds': '120',
        'routing.http2.enabled': 'true',
        'routing.http.drop_invalid_header_fields.enabled': 'true',
        'routing.http.desync_mitigation_mode': 'strictest',
        'access_logs.s3.enabled': 'true',
        'access_logs.s3.bucket': {
          Ref: expect.stringMatching(/LoadBalancerLogs/),
        },
        'access_logs.s3.prefix': 'load-balancer',
      });
    });

    it('listens with HTTPS only, TLS 1.2 and 1.3', () => {
      expect(of('Listener')).toMatchObject({
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
        Certificates: [
          {
            CertificateArn:
              'arn:aws:acm:eu-west-1:111122223333:certificate/11111111-1111-1111-1111-111111111111',
          },
        ],
        DefaultActions: [{ Type: 'forward' }],
      });
    });

    it('speaks HTTPS with tasks, binds nobody to one, and asks each whether it is ready', () => {
      const { TargetGroupAttributes, ...targets } = of('TargetGroup');
      expect(targets).toMatchObject({
        Port: 7007,
        Protocol: 'HTTPS',
        TargetType: 'ip',
        HealthCheckProtocol: 'HTTPS',
        HealthCheckPath: '/.backstage/health/v1/readiness',
        HealthCheckIntervalSeconds: 10,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 3,
        Matcher: { HttpCode: '200' },
      });
      expect(attributes(TargetGroupAttributes)).toEqual({
        'deregistration_delay.timeout_seconds': '60',
        'stickiness.enabled': 'false',
        'load_balancing.algorithm.type': 'least_outstanding_requests',
      });
    });

    it('writes its access logs to a closed bucket, and nobody else does', () => {
      const bucket = portalResource(name, 'AWS::S3::Bucket');
      expect(bucket.DeletionPolicy).toBe('Retain');
      expect(bucket.Properties.LoggingConfiguration.LogFilePrefix).toBe(
        's3/LoadBalancerLogs/',
      );
      const { Statement } = portalResource(name, 'AWS::S3::BucketPolicy')
        .Properties.PolicyDocument;
      const allowed = Statement.filter(
        (each: { Effect: string }) => each.Effect === 'Allow',
      );
      expect(allowed).toEqual([
        {
          Sid: 'LoadBalancer',
          Effect: 'Allow',
          Principal: {
            Service: 'logdelivery.elasticloadbalancing.amazonaws.com',
          },
          Action: 's3:PutObject',
          Resource: {
            'Fn::Join': [
              '',
              [expect.anything(), '/load-balancer/AWSLogs/111122223333/*'],
            ],
          },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: {
              'aws:SourceArn':
                'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/*',
            },
          },
        },
      ]);
    });
  },
);

it('gives up an idle connection before the back end does', () => {
  const { keepAliveTimeout, headersTimeout } = parse(
    readFileSync(
      path.resolve(__dirname, '../../../app-config.production.yaml'),
      'utf8',
    ),
  ).backend.server;
  expect(keepAliveTimeout.seconds).toBeGreaterThan(IDLE_TIMEOUT.toSeconds());
  expect(headersTimeout.seconds).toBeGreaterThan(keepAliveTimeout.seconds);
});
