import { Deployment, type DeployedResource } from '../deployment/Deployment';
import { decideForService } from '../deployment/resourcePolicy';
import { type PolicyDocument, statementsOf } from '../deployment/statements';
import { CONFIGS } from '../synthesize';

function policyOf(
  deployment: Deployment,
  { Type, ref }: DeployedResource,
): PolicyDocument {
  const list = Type === 'AWS::SQS::Queue' ? 'Queues' : 'Topics';
  return deployment
    .ofType(`${Type}Policy`)
    .find(({ Properties }) => Properties[list].includes(ref))!.Properties
    .PolicyDocument;
}

const tlsPolicies = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'];

describe.each(CONFIGS)('%s', name => {
  const deployment = Deployment.of(name);
  const messages = [
    ...deployment.ofType('AWS::SQS::Queue'),
    ...deployment.ofType('AWS::SNS::Topic'),
  ];

  it.each(messages.map(each => [each.path, each] as const))(
    '%s takes nothing without HTTPS',
    (_, resource) => {
      const denied = statementsOf(policyOf(deployment, resource)).filter(
        ({ Effect, principals }) =>
          Effect === 'Deny' && principals.includes('*'),
      );
      expect(denied).toMatchObject([
        {
          Action:
            resource.Type === 'AWS::SQS::Queue' ? ['sqs:*'] : ['sns:Publish'],
          Resource: [resource.arn],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]);
    },
  );

  it('takes alarms of this account, and of no other', () => {
    const topic = deployment.at('Registry/AlarmTopic');
    const publish = (account: string) =>
      decideForService(policyOf(deployment, topic), {
        service: 'cloudwatch.amazonaws.com',
        action: 'sns:Publish',
        resource: topic.arn,
        context: { 'aws:sourceaccount': account },
      });
    expect(publish('111122223333')).toBe('allowed');
    expect(publish('999999999999')).toBe('not-allowed');
  });

  it('takes events of its own rule, and of no other', () => {
    const queue = deployment.at('Registry/PortalEvents/Events/Queue');
    const send = (rule: string) =>
      decideForService(policyOf(deployment, queue), {
        service: 'events.amazonaws.com',
        action: 'sqs:SendMessage',
        resource: queue.arn,
        context: { 'aws:sourcearn': rule },
      });
    const rule = deployment.at('Registry/PortalEvents/Rule');
    expect(send(rule.arn)).toBe('allowed');
    expect(send(`${rule.arn}2`)).toBe('not-allowed');
  });

  it('listens to HTTPS with TLS 1.2 and 1.3, and speaks HTTPS to tasks', () => {
    const listeners = deployment.ofType(
      'AWS::ElasticLoadBalancingV2::Listener',
    );
    for (const { Properties } of listeners) {
      expect(Properties).toMatchObject({
        Protocol: 'HTTPS',
        Port: 443,
        SslPolicy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2-/),
      });
    }
    const targets = deployment.ofType(
      'AWS::ElasticLoadBalancingV2::TargetGroup',
    );
    for (const { Properties } of targets) {
      expect(Properties).toMatchObject({
        Protocol: 'HTTPS',
        HealthCheckProtocol: 'HTTPS',
      });
    }
    expect(targets).toHaveLength(listeners.length);
  });

  it('shows the portal by HTTPS, from one end to the other', () => {
    for (const { Properties } of deployment.ofType(
      'AWS::CloudFront::Distribution',
    )) {
      const { CacheBehaviors, DefaultCacheBehavior, ViewerCertificate } =
        Properties.DistributionConfig;
      for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
        expect(['https-only', 'redirect-to-https']).toContain(
          behavior.ViewerProtocolPolicy,
        );
      }
      expect(tlsPolicies).toContain(ViewerCertificate.MinimumProtocolVersion);
    }
    for (const { Properties } of deployment.ofType(
      'AWS::CloudFront::VpcOrigin',
    )) {
      expect(Properties.VpcOriginEndpointConfig).toMatchObject({
        OriginProtocolPolicy: 'https-only',
        OriginSSLProtocols: ['TLSv1.2'],
      });
    }
  });

  it('speaks TLS with the database', () => {
    const clusters = deployment.ofType('AWS::RDS::DBCluster');
    for (const { Properties } of clusters) {
      const group = deployment
        .ofType('AWS::RDS::DBClusterParameterGroup')
        .find(({ ref }) => ref === Properties.DBClusterParameterGroupName);
      expect(group?.Properties.Parameters).toMatchObject({
        'rds.force_ssl': '1',
      });
    }
  });
});

it('all of that is in a portal on AWS', () => {
  const types = [
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::CloudFront::Distribution',
    'AWS::CloudFront::VpcOrigin',
    'AWS::RDS::DBCluster',
  ];
  expect(
    types.map(type => Deployment.of('standard').ofType(type).length),
  ).toEqual([1, 1, 1, 1]);
});
