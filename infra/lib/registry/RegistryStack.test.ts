import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import { configOf } from '../../test/synthesize';
import { createStacks } from '../createStacks';

describe('a registry that others are published from', () => {
  const config = configOf('standard');
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });
  const { registry } = createStacks(app, {
    ...config,
    catalog: { ...config.catalog, targetAccountIds: ['999988887777'] },
  });
  const template = Template.fromStack(registry);

  it('lets the portal assume the portal’s role of each of them', () => {
    const statements = Object.values(
      template.findResources('AWS::IAM::Policy'),
    ).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.filter(({ Sid }) => Sid === 'OtherAccounts')).toEqual([
      expect.objectContaining({
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::999988887777:role/patterns-portal',
      }),
    ]);
  });

  it('lets their credentials through its endpoints, and no others', () => {
    const endpoints = template.findResources('AWS::EC2::VPCEndpoint');
    for (const { Properties } of Object.values(endpoints)) {
      expect(
        Properties.PolicyDocument.Statement.find(
          ({ Sid }: { Sid: string }) => Sid === 'OwnAccount',
        ).Condition,
      ).toEqual({
        StringEquals: {
          'aws:PrincipalAccount': ['111122223333', '999988887777'],
        },
      });
    }
    expect(Object.keys(endpoints)).toHaveLength(15);
  });
});
