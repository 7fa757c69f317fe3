import { PATTERN_TAG } from '@apo/backstage-plugin-patterns-node';
import type { ReleaseName } from '../aws/narrowedCredentials';
import type { PublisherRole } from '../aws/PublisherRole';
import { allow, sessionPolicy, type SessionPolicy } from '../aws/SessionPolicy';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';

/** What a part of a release is about: the product, once it is known. */
export type ProductScope = ReleaseName & { productId?: string };

/**
 * What a release may do with the publisher's role: find or make the pattern's
 * product, and then change that product alone. Actions that AWS lets nobody
 * narrow by resource have `*`. Source of the resource types: Service
 * Authorization Reference, AWS Service Catalog.
 */
export function productPolicy(
  config: ServiceCatalogConfig,
  role: PublisherRole,
  { patternName, productId }: ProductScope,
): SessionPolicy {
  const productOf = (id: string) =>
    `arn:${role.partition}:catalog:${config.region}:${role.accountId}:product/${id}`;
  const steps = productId
    ? productSteps(productOf(productId))
    : findingSteps(productOf('*'), patternName);
  return sessionPolicy(
    ...steps,
    allow(
      [...(productId ? [] : ['s3:PutObject']), 's3:GetObject'],
      `arn:${role.partition}:s3:::${config.bucket}/templates/${patternName}/*`,
    ),
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], keyOf(config), {
      StringEquals: {
        'kms:ViaService': `s3.${config.region}.${
          role.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
        }`,
      },
    }),
    !!config.embedAttributes &&
      !productId &&
      allow(
        ['servicecatalog:GetAttributeGroup'],
        `arn:${role.partition}:servicecatalog:${config.region}:${role.accountId}:/attribute-groups/*`,
      ),
  );
}

function findingSteps(anyProduct: string, patternName: string) {
  return [
    allow(
      [
        'servicecatalog:DescribePortfolio',
        'servicecatalog:DescribeProductAsAdmin',
        'servicecatalog:ListPortfolios',
        'cloudformation:ValidateTemplate',
      ],
      '*',
    ),
    allow(['servicecatalog:CreateProduct'], anyProduct, {
      StringEquals: { [`aws:RequestTag/${PATTERN_TAG}`]: patternName },
    }),
  ];
}

function productSteps(product: string) {
  return [
    allow(
      [
        'servicecatalog:CreateConstraint',
        'servicecatalog:CreateProvisioningArtifact',
        'servicecatalog:DescribeProvisioningArtifact',
        'servicecatalog:ListPortfoliosForProduct',
        'servicecatalog:ListProvisioningArtifacts',
        'servicecatalog:UpdateProduct',
      ],
      product,
    ),
    allow(
      [
        'servicecatalog:AssociateProductWithPortfolio',
        'servicecatalog:DescribeConstraint',
        'servicecatalog:ListConstraintsForPortfolio',
      ],
      '*',
    ),
  ];
}

/** The bucket's default key is not known here; S3 alone uses either. */
function keyOf({ kmsKeyId }: ServiceCatalogConfig): string {
  return kmsKeyId?.startsWith('arn:') && kmsKeyId.includes(':key/')
    ? kmsKeyId
    : '*';
}
