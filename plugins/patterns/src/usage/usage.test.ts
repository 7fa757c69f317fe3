import type {
  Publication,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { cliCommand } from './cliCommand';
import { cloudFormationSnippet } from './cloudFormationSnippet';
import { consoleUrl } from './consoleUrl';
import { toUsageTarget } from './UsageTarget';

const ref = { patternName: 'encrypted-bucket', version: '1.2.0' };
const publication: Publication = {
  targetName: 'default',
  target: 'service-catalog',
  publishedAt: '2026-01-01T00:00:00Z',
  digest: 'd',
  accountId: '111122223333',
  region: 'eu-west-1',
  productId: 'prod-abc',
  portfolioName: "Team's patterns",
};
const report = {
  templates: [
    {
      path: 'template.yaml',
      resources: [],
      parameters: [
        { name: 'BucketName', type: 'String' },
        { name: 'Stage', type: 'String', allowedValues: ['dev', 'prod'] },
        { name: 'Days', type: 'Number', default: '30' },
        { name: 'Suffix', type: 'String', default: '' },
      ],
    },
  ],
} as unknown as Report;
const target = toUsageTarget(ref, publication, report)!;

describe('how to use a version', () => {
  it('gives a command that asks for the parameters without a default only', () => {
    expect(cliCommand(target)).toBe(
      [
        'aws servicecatalog provision-product',
        '--region eu-west-1',
        '--product-id prod-abc',
        '--provisioning-artifact-name 1.2.0',
        `--path-name 'Team'\\''s patterns'`,
        '--provisioned-product-name my-encrypted-bucket',
        '--provisioning-parameters',
        `  'Key=BucketName,Value=<BucketName>'`,
        `  'Key=Stage,Value=<dev|prod>'`,
      ].join(' \\\n  '),
    );
  });

  it('leaves out the parameters where every one has a default', () => {
    const plain = toUsageTarget(ref, publication)!;
    expect(cliCommand(plain)).not.toContain('--provisioning-parameters');
    expect(cloudFormationSnippet(plain)).not.toContain('Parameters');
  });

  it('gives a CloudFormation resource', () => {
    expect(cloudFormationSnippet(target)).toBe(`Resources:
  EncryptedBucket:
    Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct
    Properties:
      ProductId: "prod-abc"
      ProvisioningArtifactName: "1.2.0"
      PathName: "Team's patterns"
      ProvisionedProductName: "my-encrypted-bucket"
      ProvisioningParameters:
        - Key: "BucketName"
          Value: "<BucketName>"
        - Key: "Stage"
          Value: "<dev|prod>"
`);
  });

  it('gives a logical id that starts with a letter', () => {
    const odd = { ...target, patternName: '3_tier' };
    expect(cloudFormationSnippet(odd)).toContain('\n  Pattern3Tier:\n');
  });

  it.each([
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-east-1', 'https://us-gov-east-1.console.amazonaws-us-gov.com/'],
  ])('links to the console of %s', (region, start) => {
    expect(consoleUrl({ ...target, region })).toBe(
      `${start}servicecatalog/home?region=${region}#products/prod-abc`,
    );
  });

  it('knows no such use of a package', () => {
    expect(
      toUsageTarget(ref, { ...publication, target: 'codeartifact' }),
    ).toBeUndefined();
  });
});
