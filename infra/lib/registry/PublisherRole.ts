import { Duration, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow, type Allowance } from '../common/allow';
import { allowPackageToken } from './allowPackageToken';
import type { PatternPackages } from './PatternPackages';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PublisherRole}. */
export interface PublisherRoleProps {
  name: string;
  portal: PortalRole;
  bucket: IBucket;
  key: IKey;
  packages: PatternPackages;
}

/**
 * The role that publishes. The portal assumes it for each release, with a
 * session policy that leaves one product or one package of it. It deletes
 * nothing, shares nothing and lets nobody in. docs/aws.md lists what it may.
 */
export class PublisherRole extends Construct {
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: PublisherRoleProps) {
    super(scope, id);
    const { portal } = props;
    this.role = new Role(this, 'Role', {
      roleName: `${props.name}-publisher`,
      description: 'Publishes approved patterns',
      assumedBy: new ArnPrincipal(portal.role.roleArn),
      maxSessionDuration: Duration.hours(1),
    });
    this.allowTemplates(props);
    this.allowProducts();
    this.allowPackages(props.packages);
    portal.settings.set('PATTERNS_PUBLISHER_ROLE', this.role.roleArn);
    portal.allow('Publish', {
      actions: ['sts:AssumeRole'],
      resources: [this.role.roleArn],
    });
  }

  private allowTemplates({ bucket, key }: PublisherRoleProps): void {
    const { region } = Stack.of(this);
    this.allow('Templates', {
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects('templates/*')],
      wildcard:
        'One prefix of our own bucket. The session of a release leaves the folder of its pattern.',
    });
    this.allow('Key', {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      },
    });
    this.allow('ValidateTemplates', {
      actions: ['cloudformation:ValidateTemplate'],
      resources: ['*'],
      conditions: {
        StringLike: {
          'cloudformation:TemplateUrl': `https://${bucket.bucketRegionalDomainName}/templates/*`,
        },
      },
      wildcard:
        'AWS knows no resources for it. The condition leaves templates of our own bucket.',
    });
  }

  private allowProducts(): void {
    const products = this.arn('catalog', 'product/*');
    this.allow('Products', {
      actions: [
        'servicecatalog:DescribeProductAsAdmin',
        'servicecatalog:DescribeProvisioningArtifact',
        'servicecatalog:ListPortfoliosForProduct',
        'servicecatalog:ListProvisioningArtifacts',
      ],
      resources: [products],
      wildcard:
        'Products are made by releases, and their ids are AWS’s. It only looks.',
    });
    this.allow('NewProducts', {
      actions: ['servicecatalog:CreateProduct'],
      resources: [products],
      conditions: { StringEquals: { 'aws:RequestTag/apo:managed': 'true' } },
      wildcard:
        'The id of a product that is made is AWS’s. The condition asks for the tag of ours.',
    });
    this.allow('OwnProducts', {
      actions: [
        'servicecatalog:CreateConstraint',
        'servicecatalog:CreateProvisioningArtifact',
        'servicecatalog:UpdateProduct',
        'servicecatalog:UpdateProvisioningArtifact',
      ],
      resources: [products],
      conditions: { StringEquals: { 'aws:ResourceTag/apo:managed': 'true' } },
      wildcard:
        'Products are made by releases, and their ids are AWS’s. The condition leaves those with the tag of ours, the session of a release one of them.',
    });
    this.allow('Portfolios', {
      actions: ['servicecatalog:DescribePortfolio'],
      resources: [this.arn('catalog', 'portfolio/*')],
      wildcard:
        'A portfolio may be named in the portal’s configuration by its name. It only looks.',
    });
    this.allow('PortfolioContents', {
      actions: [
        'servicecatalog:AssociateProductWithPortfolio',
        'servicecatalog:DescribeConstraint',
        'servicecatalog:ListConstraintsForPortfolio',
        'servicecatalog:ListPortfolios',
      ],
      resources: ['*'],
      wildcard:
        'AWS knows no resources for these: three look, and AssociateProductWithPortfolio is in CloudTrail.',
    });
    this.allow('AttributeGroups', {
      actions: ['servicecatalog:GetAttributeGroup'],
      resources: [this.arn('servicecatalog', '/attribute-groups/*')],
      wildcard:
        'Attribute groups are made while the portal runs, and their ids are AWS’s. It only looks.',
    });
  }

  private allowPackages(packages: PatternPackages): void {
    allowPackageToken(this.role, packages);
    this.allow('Repository', {
      actions: [
        'codeartifact:GetRepositoryEndpoint',
        'codeartifact:ReadFromRepository',
      ],
      resources: [packages.repositoryArn],
    });
    this.allow('Packages', {
      actions: [
        'codeartifact:DescribePackageVersion',
        'codeartifact:ListPackageVersionAssets',
        'codeartifact:PublishPackageVersion',
        'codeartifact:PutPackageMetadata',
        'codeartifact:UpdatePackageVersionsStatus',
      ],
      resources: [packages.packagesArn],
      wildcard:
        'Packages of one scope in one repository. The session of a release leaves one of them.',
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
