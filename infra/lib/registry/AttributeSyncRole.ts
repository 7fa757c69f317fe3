import { Stack } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  Effect,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { allow, type Allowance } from '../common/allow';
import type { Network } from './Network';
import type { PatternPackages } from './PatternPackages';

/** Properties of {@link AttributeSyncRole}. */
export interface AttributeSyncRoleProps {
  target: InfraConfig['attributes']['target'];
  jobs: IQueue;
  results: IQueue;
  network: Network;
  packages: PatternPackages;
  securityGroup: ISecurityGroup;
  logGroup: ILogGroup;
  dataKey: IKey;
}

const ours = (kind: 'RequestTag' | 'ResourceTag') => ({
  StringEquals: { [`aws:${kind}/apo:managed`]: 'true' },
});

/** The role of the function that brings attributes to AWS. */
export class AttributeSyncRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: AttributeSyncRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Attribute sync of the pattern portal',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.allowQueues(props);
    this.allowNetwork(props);
    if (props.target === 'tags') {
      this.allowTagOptions();
      this.allowPackageGroups(props.packages);
    } else {
      this.allowAttributeGroups();
    }
  }

  private allowQueues(props: AttributeSyncRoleProps): void {
    this.allow('Jobs', {
      actions: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
      ],
      resources: [props.jobs.queueArn],
    });
    this.allow('Results', {
      actions: ['sqs:SendMessage'],
      resources: [props.results.queueArn],
    });
    this.allow('Key', {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [props.dataKey.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `sqs.${Stack.of(this).region}.amazonaws.com`,
        },
      },
    });
    this.allow('Environment', {
      actions: ['kms:Decrypt'],
      resources: [props.dataKey.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `lambda.${Stack.of(this).region}.amazonaws.com`,
        },
      },
    });
    this.allow('Logs', {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [props.logGroup.logGroupArn],
    });
  }

  /** Lambda makes network interfaces with this role; the function's own code must not. */
  private allowNetwork(props: AttributeSyncRoleProps): void {
    const create = ['ec2:CreateNetworkInterface'];
    const change = [
      'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ];
    const describe = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
    const interfaces = this.arn('ec2', 'network-interface/*');
    this.allow('NewNetworkInterfaces', {
      actions: create,
      resources: [
        interfaces,
        this.arn(
          'ec2',
          `security-group/${props.securityGroup.securityGroupId}`,
        ),
        ...props.network.vpc.isolatedSubnets.map(({ subnetId }) =>
          this.arn('ec2', `subnet/${subnetId}`),
        ),
      ],
      wildcard:
        'Lambda makes the network interfaces of a function, and their ids are AWS’s. The code of the function is denied it by a statement of its own.',
    });
    this.allow('NetworkInterfaces', {
      actions: change,
      resources: [interfaces],
      wildcard:
        'Lambda makes the network interfaces of a function, and their ids are AWS’s. The code of the function is denied it by a statement of its own.',
    });
    this.allow('LookAtNetwork', {
      actions: describe,
      resources: ['*'],
      wildcard:
        'AWS knows no resources for ec2:Describe. The code of the function is denied it by a statement of its own.',
    });
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'NoNetworkForCode',
        effect: Effect.DENY,
        actions: [...create, ...change, ...describe],
        resources: ['*'],
        // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
        conditions: {
          ArnLike: {
            'lambda:SourceFunctionArn': this.arn('lambda', 'function:*'),
          },
        },
      }),
    );
  }

  private allowTagOptions(): void {
    const products = this.arn('catalog', 'product/*');
    this.allow('Products', {
      actions: ['servicecatalog:DescribeProductAsAdmin'],
      resources: [products],
      wildcard:
        'Products are made by releases, and their ids are AWS’s. It only looks.',
    });
    this.allow('OwnProducts', {
      actions: [
        'servicecatalog:AssociateTagOptionWithResource',
        'servicecatalog:DisassociateTagOptionFromResource',
      ],
      resources: [products],
      conditions: ours('ResourceTag'),
      wildcard:
        'Products are made by releases, and their ids are AWS’s. The condition leaves those with the tag of ours.',
    });
    this.allow('TagOptions', {
      actions: [
        'servicecatalog:ListTagOptions',
        'servicecatalog:ListResourcesForTagOption',
        'servicecatalog:CreateTagOption',
        'servicecatalog:UpdateTagOption',
        'servicecatalog:DeleteTagOption',
      ],
      resources: ['*'],
      wildcard:
        'AWS knows no resources for actions on TagOptions. The function changes those alone that have its own keys and values.',
    });
  }

  private allowPackageGroups({ packageGroupsArn }: PatternPackages): void {
    this.allow('PackageGroups', {
      actions: [
        'codeartifact:DescribePackageGroup',
        'codeartifact:ListTagsForResource',
      ],
      resources: [packageGroupsArn],
      wildcard:
        'Package groups of one domain, which are made while the portal runs. It only looks.',
    });
    this.allow('NewPackageGroups', {
      actions: ['codeartifact:CreatePackageGroup'],
      resources: ['*'],
      conditions: ours('RequestTag'),
      wildcard:
        'AWS knows no resources for it. The condition asks for the tag of ours.',
    });
    this.allow('TagsOfNewPackageGroups', {
      actions: ['codeartifact:TagResource'],
      resources: [packageGroupsArn],
      conditions: ours('RequestTag'),
      wildcard:
        'Package groups of one domain: AWS asks for this right when a group is made with tags. The condition asks for the tag of ours.',
    });
    this.allow('OwnPackageGroups', {
      actions: ['codeartifact:TagResource', 'codeartifact:UntagResource'],
      resources: [packageGroupsArn],
      conditions: ours('ResourceTag'),
      wildcard:
        'Package groups of one domain. The condition leaves those with the tag of ours.',
    });
  }

  private allowAttributeGroups(): void {
    const groups = this.arn('servicecatalog', '/attribute-groups/*');
    this.allow('AttributeGroups', {
      actions: ['servicecatalog:GetAttributeGroup'],
      resources: [groups],
      wildcard:
        'Attribute groups are made while the portal runs, and their ids are AWS’s. It only looks.',
    });
    this.allow('NewAttributeGroups', {
      actions: [
        'servicecatalog:CreateAttributeGroup',
        'servicecatalog:TagResource',
      ],
      resources: [groups],
      conditions: ours('RequestTag'),
      wildcard:
        'The id of a group that is made is AWS’s. The condition asks for the tag of ours.',
    });
    this.allow('OwnAttributeGroups', {
      actions: [
        'servicecatalog:UpdateAttributeGroup',
        'servicecatalog:DeleteAttributeGroup',
      ],
      resources: [groups],
      conditions: ours('ResourceTag'),
      wildcard:
        'Attribute groups are made while the portal runs, and their ids are AWS’s. The condition leaves those with the tag of ours.',
    });
  }

  private allow(sid: string, allowance: Allowance): void {
    allow(this.role, sid, allowance);
  }

  private arn(service: string, resource: string): string {
    const { partition, region, account } = Stack.of(this);
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }
}
