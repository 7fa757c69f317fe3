import { Aws, Stack } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow } from '../common/allow';
import type { Network } from './Network';

/** Properties of {@link PatternBuildRole}. */
export interface PatternBuildRoleProps {
  projectName: string;
  logGroup: ILogGroup;
  network: Network;
  securityGroup: ISecurityGroup;
}

/**
 * The role of builds, whose credentials an author's code can find: it writes
 * logs and makes the build's network interface, and reads nothing of ours. What
 * a build in a VPC takes is in
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
 */
export class PatternBuildRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PatternBuildRoleProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const arn = (service: string, resource: string) =>
      `arn:${partition}:${service}:${region}:${account}:${resource}`;
    const subnets = props.network.vpc.isolatedSubnets.map(({ subnetId }) =>
      arn('ec2', `subnet/${subnetId}`),
    );
    const interfaces = arn('ec2', 'network-interface/*');

    this.role = new Role(this, 'Role', {
      description: 'Builds of CDK patterns',
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: {
            'aws:SourceArn': arn('codebuild', `project/${props.projectName}`),
          },
        },
      }),
    });
    allow(this.role, 'Logs', {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [props.logGroup.logGroupArn],
    });
    allow(this.role, 'LookAtNetwork', {
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
      wildcard: 'AWS knows no resources for ec2:Describe.',
    });
    allow(this.role, 'MakeInterface', {
      actions: ['ec2:CreateNetworkInterface'],
      resources: [
        interfaces,
        arn('ec2', `security-group/${props.securityGroup.securityGroupId}`),
        ...subnets,
      ],
      wildcard:
        'CodeBuild makes the network interface of a build, and its id is AWS’s. Subnets and security group are named.',
    });
    allow(this.role, 'RemoveInterface', {
      actions: ['ec2:DeleteNetworkInterface'],
      resources: [interfaces],
      wildcard:
        'CodeBuild makes the network interface of a build, and its id is AWS’s.',
    });
    allow(this.role, 'LendInterface', {
      actions: ['ec2:CreateNetworkInterfacePermission'],
      resources: [interfaces],
      conditions: {
        StringEquals: { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' },
        ArnEquals: { 'ec2:Subnet': subnets },
      },
      wildcard:
        'CodeBuild makes the network interface of a build, and its id is AWS’s. The condition leaves CodeBuild and our subnets.',
    });
  }
}
