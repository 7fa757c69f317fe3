import type { ServiceCatalogConfig } from './ServiceCatalogConfig';
import { productPolicy } from './sessionPolicy';

const role = {
  arn: 'arn:aws:iam::111122223333:role/publisher',
  partition: 'aws',
  accountId: '111122223333',
};
const config: ServiceCatalogConfig = {
  name: 'default',
  configKey: 'patterns.publish.serviceCatalog',
  region: 'eu-west-1',
  bucket: 'templates-bucket',
  portfolio: { id: 'port-1' },
  productNamePrefix: 'pattern/',
  role,
};
const release = { patternName: 'vpc', version: '1.0.0' };
const product = 'arn:aws:catalog:eu-west-1:111122223333:product/prod-1';
const anyProduct = product.replace('prod-1', '*');
const templates = 'arn:aws:s3:::templates-bucket/templates/vpc/*';

/** What each action is allowed on, and under which condition. */
function allowed({ Statement }: ReturnType<typeof productPolicy>) {
  return Object.fromEntries(
    Statement.flatMap(({ Action, Resource, Condition }) =>
      Action.map(action => [
        action,
        Condition ? [Resource, Condition] : [Resource],
      ]),
    ),
  );
}

const viaS3 = {
  StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
};

describe('productPolicy', () => {
  it('lets a release look for its product, and make one that carries its tag', () => {
    expect(allowed(productPolicy(config, role, release))).toEqual({
      'servicecatalog:DescribePortfolio': ['*'],
      'servicecatalog:DescribeProductAsAdmin': ['*'],
      'servicecatalog:ListPortfolios': ['*'],
      'cloudformation:ValidateTemplate': ['*'],
      'servicecatalog:CreateProduct': [
        anyProduct,
        { StringEquals: { 'aws:RequestTag/apo:pattern': 'vpc' } },
      ],
      's3:PutObject': [templates],
      's3:GetObject': [templates],
      'kms:Decrypt': ['*', viaS3],
      'kms:GenerateDataKey': ['*', viaS3],
    });
  });

  it('lets it then change this product alone', () => {
    const scope = { ...release, productId: 'prod-1' };
    expect(allowed(productPolicy(config, role, scope))).toEqual({
      'servicecatalog:CreateConstraint': [product],
      'servicecatalog:CreateProvisioningArtifact': [product],
      'servicecatalog:DescribeProvisioningArtifact': [product],
      'servicecatalog:ListPortfoliosForProduct': [product],
      'servicecatalog:ListProvisioningArtifacts': [product],
      'servicecatalog:UpdateProduct': [product],
      // AWS gives these no resource types.
      'servicecatalog:AssociateProductWithPortfolio': ['*'],
      'servicecatalog:DescribeConstraint': ['*'],
      'servicecatalog:ListConstraintsForPortfolio': ['*'],
      's3:GetObject': [templates],
      'kms:Decrypt': ['*', viaS3],
      'kms:GenerateDataKey': ['*', viaS3],
    });
  });

  const key = 'arn:aws:kms:eu-west-1:111122223333:key/k-1';
  it.each([
    ['the key by its ARN', { kmsKeyId: key }, key],
    ['any key for its id', { kmsKeyId: 'k-1' }, '*'],
    ['any key for an alias', { kmsKeyId: key.replace('key/', 'alias/') }, '*'],
  ])('names %s', (_, changes, expected) => {
    const policy = productPolicy({ ...config, ...changes }, role, release);
    expect(allowed(policy)['kms:Decrypt']).toEqual([expected, viaS3]);
  });

  it('lets it look for the attribute groups that a template associates', () => {
    const policy = productPolicy(
      { ...config, embedAttributes: true },
      role,
      release,
    );
    expect(allowed(policy)).toMatchObject({
      'servicecatalog:GetAttributeGroup': [
        'arn:aws:servicecatalog:eu-west-1:111122223333:/attribute-groups/*',
      ],
    });
  });

  it('names the resources of the role’s partition', () => {
    const cn = { ...role, partition: 'aws-cn' };
    const text = JSON.stringify(productPolicy(config, cn, release));
    expect(text).not.toMatch(/arn:aws:|amazonaws\.com"/);
    expect(text).toContain('s3.eu-west-1.amazonaws.com.cn');
  });

  it.each([undefined, `prod-${'x'.repeat(40)}`])(
    'fits the 2,048 characters of a session policy, with the product %s',
    productId => {
      const policy = productPolicy(
        {
          ...config,
          region: 'us-gov-northwest-12',
          bucket: 'b'.repeat(63),
          kmsKeyId: `arn:aws-us-gov:kms:us-gov-northwest-12:111122223333:key/${'k'.repeat(
            36,
          )}`,
          embedAttributes: true,
        },
        { ...role, partition: 'aws-us-gov' },
        { patternName: 'p'.repeat(40), version: '1.0.0', productId },
      );
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(2048);
    },
  );
});
