import {
  portalResource,
  portalResources,
} from './__testUtils__/portalResources';

const imported = (name: RegExp) => ({
  'Fn::ImportValue': expect.stringMatching(name),
});

describe.each(['standard', 'minimal'] as const)(
  'the execution role of the portal (%s)',
  name => {
    const role = portalResource(name, 'AWS::IAM::Role');
    const policies = portalResources(name, 'AWS::IAM::Policy').filter(
      ({ Properties }) =>
        JSON.stringify(Properties.Roles).includes('ExecutionRole'),
    );

    it('is for tasks of this account', () => {
      expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          },
        },
      ]);
      expect(role.Properties.ManagedPolicyArns).toBeUndefined();
    });

    it('pulls one image, reads the portal’s secrets, writes one log, and no more', () => {
      expect(policies).toHaveLength(1);
      expect(policies[0].Properties.PolicyDocument.Statement).toEqual([
        {
          Sid: 'ImageToken',
          Effect: 'Allow',
          Action: 'ecr:GetAuthorizationToken',
          Resource: '*',
        },
        {
          Sid: 'Image',
          Effect: 'Allow',
          Action: [
            'ecr:BatchCheckLayerAvailability',
            'ecr:BatchGetImage',
            'ecr:GetDownloadUrlForLayer',
          ],
          Resource: imported(/Images.*Arn/),
        },
        {
          Sid: 'Secrets',
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: [
            {
              'Fn::GetAtt': [
                expect.stringMatching(/^DatabaseCluster/),
                'MasterUserSecret.SecretArn',
              ],
            },
            imported(/PortalClientSecret/),
            { Ref: expect.stringMatching(/^SessionSecret/) },
          ],
        },
        {
          Sid: 'KeysOfSecrets',
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: [imported(/IdentityKey/), imported(/DataKey/)],
          Condition: {
            StringEquals: {
              'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com',
            },
          },
        },
        {
          Sid: 'Logs',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Logs/), 'Arn'] },
        },
      ]);
    });

    it('is not the role of the portal itself, which CDK adds nothing to', () => {
      const { ExecutionRoleArn, TaskRoleArn } = portalResource(
        name,
        'AWS::ECS::TaskDefinition',
      ).Properties;
      expect(ExecutionRoleArn).toEqual({
        'Fn::GetAtt': [expect.stringMatching(/ExecutionRole/), 'Arn'],
      });
      expect(TaskRoleArn).toEqual(imported(/PortalRole/));
      const ofPortal = portalResources(name, 'AWS::IAM::Policy').filter(
        ({ Properties }) =>
          JSON.stringify(Properties.Roles).includes(
            ':ExportsOutputRefPortalRole',
          ),
      );
      expect(
        ofPortal.flatMap(({ Properties }) =>
          Properties.PolicyDocument.Statement.map(
            (each: { Sid: string }) => each.Sid,
          ),
        ),
      ).toEqual(['Database']);
    });
  },
);
