import { findResources, readTemplate } from '../../test/assembly';
import {
  portalResource,
  portalResources,
} from './__testUtils__/portalResources';

describe.each(['standard', 'minimal'] as const)(
  'the portal’s stack (%s)',
  name => {
    const types = Object.values(
      readTemplate(name, 'Portal')?.Resources ?? {},
    ).map(({ Type }) => Type);

    it('has no custom resource and no function', () => {
      expect(types.length).toBeGreaterThan(40);
      expect(
        types.filter(type =>
          /^(Custom::|AWS::CloudFormation::CustomResource|AWS::Lambda::)/.test(
            type,
          ),
        ),
      ).toEqual([]);
    });

    it('encrypts every log, and keeps each for a year', () => {
      const groups = portalResources(name, 'AWS::Logs::LogGroup');
      expect(groups.map(each => each.Properties.LogGroupName).sort()).toEqual([
        '/aws/ecs/containerinsights/patterns-portal/performance',
        '/aws/events/patterns-portal',
        '/aws/rds/cluster/patterns-portal/iam-db-auth-error',
        '/aws/rds/cluster/patterns-portal/instance',
        '/aws/rds/cluster/patterns-portal/postgresql',
        '/patterns/portal',
      ]);
      for (const { Properties, DeletionPolicy } of groups) {
        expect(Properties).toMatchObject({
          KmsKeyId: { 'Fn::ImportValue': expect.stringMatching(/LogsKey/) },
          RetentionInDays: 365,
        });
        expect(DeletionPolicy).toBe('Retain');
      }
    });

    it('makes the session secret, under the customer’s key', () => {
      expect(
        portalResource(name, 'AWS::SecretsManager::Secret').Properties,
      ).toMatchObject({
        GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
        KmsKeyId: { 'Fn::ImportValue': expect.stringMatching(/DataKey/) },
      });
    });

    it('tells where the database is, and the ARN of its secret', () => {
      expect(Object.keys(readTemplate(name, 'Portal')?.Outputs ?? {})).toEqual(
        expect.arrayContaining([
          'PostgresHost',
          'PostgresPort',
          'PostgresUser',
          'AuthSessionSecretArn',
        ]),
      );
    });

    it('counts what Amazon ECS forgets: tasks that ended and deployments that failed', () => {
      expect(
        portalResources(name, 'AWS::Events::Rule').map(
          ({ Properties }) => Properties.EventPattern.detail,
        ),
      ).toEqual([
        {
          clusterArn: [expect.anything()],
          lastStatus: ['STOPPED'],
          $or: [
            { stopCode: ['EssentialContainerExited', 'TaskFailedToStart'] },
            { stoppedReason: [{ prefix: 'Task failed' }] },
          ],
        },
        { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      ]);
      expect(
        JSON.stringify(portalResource(name, 'AWS::Logs::ResourcePolicy')),
      ).toMatch(/TaskEventsStopped.*TaskEventsDeploymentFailed/);
    });
  },
);

describe('the registry, for the portal', () => {
  const keyStatements = (name: 'standard' | 'portalElsewhere') =>
    findResources(name, 'AWS::KMS::Key').flatMap(
      ({ Properties }) => Properties.KeyPolicy.Statement,
    );

  it('lets Fargate use the data key for the disks of this cluster only', () => {
    const ofCluster = {
      'kms:EncryptionContext:aws:ecs:clusterAccount': '111122223333',
      'kms:EncryptionContext:aws:ecs:clusterName': portalResource(
        'standard',
        'AWS::ECS::Cluster',
      ).Properties.ClusterName,
    };
    expect(
      keyStatements('standard').filter(
        each => each.Principal?.Service === 'fargate.amazonaws.com',
      ),
    ).toEqual([
      expect.objectContaining({
        Action: 'kms:GenerateDataKeyWithoutPlaintext',
        Condition: { StringEquals: ofCluster },
      }),
      expect.objectContaining({
        Action: 'kms:CreateGrant',
        Condition: {
          StringEquals: ofCluster,
          'ForAllValues:StringEquals': { 'kms:GrantOperations': 'Decrypt' },
        },
      }),
    ]);
  });

  it('keeps the access logs of the portal’s buckets, when there is a portal', () => {
    const sids = (name: 'standard' | 'portalElsewhere') =>
      findResources(name, 'AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
        Properties.PolicyDocument.Statement.flatMap(
          (each: { Sid?: string }) => each.Sid ?? [],
        ),
      );
    expect(sids('standard')).toContain('BucketsOfOtherStacks');
    expect(sids('portalElsewhere')).not.toContain('BucketsOfOtherStacks');
  });
});
