import { Deployment } from '../deployment/Deployment';
import { CONFIGS } from '../synthesize';
import { KEYS, OTHERWISE } from './storage';

/** What holds data that nobody has elsewhere, and what becomes of it with its stack. */
const HOLDS_DATA: Record<string, string> = {
  'AWS::CodeArtifact::Domain': 'Retain',
  'AWS::CodeArtifact::Repository': 'Retain',
  'AWS::Cognito::UserPool': 'Retain',
  'AWS::DynamoDB::GlobalTable': 'Retain',
  'AWS::ECR::Repository': 'Retain',
  'AWS::KMS::Key': 'Retain',
  'AWS::Logs::LogGroup': 'Retain',
  'AWS::RDS::DBCluster': 'Snapshot',
  'AWS::S3::Bucket': 'Retain',
};

/** What stores something, and may go with its stack. */
const MAY_GO: Record<string, string> = {
  'AWS::CloudFront::Function': 'is in this repository',
  'AWS::CodeBuild::Project': 'keeps nothing of a build',
  'AWS::Cognito::UserPoolUser': 'the pool stays, with its people',
  'AWS::ECS::Cluster': 'tasks keep nothing',
  'AWS::Lambda::Function': 'is in this repository',
  'AWS::RDS::DBInstance': 'data are in the cluster',
  'AWS::SNS::Topic': 'keeps nothing',
  'AWS::SQS::Queue': 'what is to be done is in the portal’s store as well',
  'AWS::SecretsManager::Secret': 'made anew: people sign in again',
  'AWS::ServiceCatalog::Portfolio':
    'AWS deletes none that has products (DeletePortfolio)',
  'AWS::WAFv2::WebACL': 'keeps nothing',
};

describe.each(CONFIGS)('%s', name => {
  const deployment = Deployment.of(name);

  it('brings no custom resources', () => {
    const custom = deployment.resources.filter(({ Type }) =>
      /^(Custom::|AWS::CloudFormation::CustomResource)/.test(Type),
    );
    expect(custom).toEqual([]);
  });

  it('brings no Lambda function but that of attribute sync', () => {
    expect(
      deployment
        .ofType('AWS::Lambda::Function')
        .map(({ path, Properties }) => [path, Properties.Handler]),
    ).toEqual([
      ['Registry/AttributeSync/Function', 'attributeSync/index.handler'],
    ]);
    expect(deployment.ofType('AWS::Lambda::LayerVersion')).toEqual([]);
  });

  it('has identities in roles alone', () => {
    const others = deployment.resources.filter(({ Type }) =>
      /^AWS::IAM::(?!Role$|Policy$)/.test(Type),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it('keeps data when a stack goes', () => {
    const kept = deployment.resources.filter(({ Type }) =>
      Object.hasOwn(HOLDS_DATA, Type),
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(
      kept.map(({ path, DeletionPolicy }) => [path, DeletionPolicy]),
    ).toEqual(kept.map(({ path, Type }) => [path, HOLDS_DATA[Type]]));
    expect(
      kept.map(({ path, UpdateReplacePolicy }) => [path, UpdateReplacePolicy]),
    ).toEqual(kept.map(({ path, Type }) => [path, HOLDS_DATA[Type]]));
  });

  it('protects what AWS can protect', () => {
    for (const { Properties } of deployment.ofType(
      'AWS::DynamoDB::GlobalTable',
    )) {
      expect(Properties.Replicas).toMatchObject([
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: {
            PointInTimeRecoveryEnabled: true,
          },
        },
      ]);
    }
    for (const { Properties } of deployment.ofType('AWS::RDS::DBCluster')) {
      expect(Properties.DeletionProtection).toBe(true);
    }
  });
});

it('knows of all that stores something whether it is kept', () => {
  const said = [...Object.keys(HOLDS_DATA), ...Object.keys(MAY_GO)];
  const stores = [...Object.keys(KEYS), ...Object.keys(OTHERWISE)];
  expect(said.sort()).toEqual([...stores, 'AWS::KMS::Key'].sort());
});
