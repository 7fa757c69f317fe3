import { Aws } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import { allow } from '../common/allow';

/**
 * The role that Service Catalog launches products with, under the same name in
 * every account that launches. Beside what a launch always takes it may do what
 * the policies of the configuration say.
 */
export class LaunchRole extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    launchRole: InfraConfig['catalog']['launchRole'],
  ) {
    super(scope, id);
    const policy = (name: string, arn: string) =>
      ManagedPolicy.fromManagedPolicyArn(this, name, arn);
    this.role = new Role(this, 'Role', {
      roleName: launchRole.name,
      description: 'Launches application patterns for Service Catalog',
      assumedBy: new ServicePrincipal('servicecatalog.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      managedPolicies: launchRole.managedPolicyArns.map((arn, index) =>
        policy(`Policy${index}`, arn),
      ),
      permissionsBoundary:
        launchRole.permissionsBoundaryArn === undefined
          ? undefined
          : policy('Boundary', launchRole.permissionsBoundaryArn),
    });
    this.allowLaunches();
  }

  private allowLaunches(): void {
    const { PARTITION, REGION, ACCOUNT_ID } = Aws;
    // https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html
    allow(this.role, 'ReadTemplates', {
      actions: ['s3:GetObject'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          's3:ExistingObjectTag/servicecatalog:provisioning': 'true',
        },
      },
      wildcard:
        'Templates are in buckets of Service Catalog, whose names are AWS’s. The condition asks for the tag that Service Catalog alone puts on them.',
    });
    allow(this.role, 'Stacks', {
      actions: [
        'cloudformation:CreateStack',
        'cloudformation:DeleteStack',
        'cloudformation:UpdateStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStacks',
        'cloudformation:SetStackPolicy',
      ],
      resources: [
        `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT_ID}:stack/SC-*`,
      ],
      wildcard:
        'Service Catalog names the stacks of launches SC- and an id of its own.',
    });
    // Of a template that is no stack yet: neither takes a resource then.
    allow(this.role, 'LookAtTemplates', {
      actions: [
        'cloudformation:GetTemplateSummary',
        'cloudformation:ValidateTemplate',
      ],
      resources: ['*'],
      wildcard:
        'Of templates that are no stack yet, for which AWS knows no resource. It only looks.',
    });
    allow(this.role, 'Attributes', {
      actions: [
        'servicecatalog:AssociateAttributeGroup',
        'servicecatalog:DisassociateAttributeGroup',
      ],
      resources: [
        `arn:${PARTITION}:servicecatalog:${REGION}:${ACCOUNT_ID}:/applications/*`,
        `arn:${PARTITION}:servicecatalog:${REGION}:${ACCOUNT_ID}:/attribute-groups/*`,
      ],
      wildcard:
        'Who launches names the application, and releases make attribute groups: the ids of both are AWS’s.',
    });
  }
}
