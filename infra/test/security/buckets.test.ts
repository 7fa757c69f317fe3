import { Deployment, type DeployedResource } from '../deployment/Deployment';
import { decideForService } from '../deployment/resourcePolicy';
import { statementsOf } from '../deployment/statements';
import { CONFIGS } from '../synthesize';
import { inStacksOf } from './inStacksOf';

/** Buckets whose accesses are not logged. */
const WITHOUT_ACCESS_LOGS: Record<string, string> = {
  'Edge/AccessLogs': 'has the access logs itself, and would log without end',
  'Registry/AccessLogs':
    'has the access logs itself, and would log without end',
};

/** Buckets with S3's own key in the place of the customer's. */
const WITHOUT_CUSTOMER_KEY: Record<string, string> = {
  'Portal/LoadBalancer/LoadBalancerLogs':
    'load balancers write to buckets with keys of S3 only',
};

function encryptionOf({ Properties }: DeployedResource) {
  const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
  return { ...rule.ServerSideEncryptionByDefault, ...rule };
}

function policyOf(deployment: Deployment, bucket: DeployedResource) {
  return deployment
    .ofType('AWS::S3::BucketPolicy')
    .find(({ Properties }) => Properties.Bucket === bucket.ref)!.Properties
    .PolicyDocument;
}

/** What the policy of a bucket denies to everybody, on bucket and objects. */
function deniedToAll(deployment: Deployment, bucket: DeployedResource) {
  return statementsOf(policyOf(deployment, bucket))
    .filter(
      ({ Effect, principals, Action, Resource }) =>
        Effect === 'Deny' &&
        principals.includes('*') &&
        Action.includes('s3:*') &&
        Resource.includes(bucket.arn) &&
        Resource.includes(`${bucket.arn}/*`),
    )
    .map(({ Condition }) => Condition);
}

describe.each(CONFIGS)('buckets of %s', name => {
  const deployment = Deployment.of(name);
  const buckets = deployment.ofType('AWS::S3::Bucket');
  const cases = buckets.map(bucket => [bucket.path, bucket] as const);

  it.each(cases)('%s is closed to the public', (_, { Properties }) => {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.OwnershipControls.Rules).toEqual([
      { ObjectOwnership: 'BucketOwnerEnforced' },
    ]);
    expect(Properties).not.toHaveProperty('AccessControl');
    expect(Properties).not.toHaveProperty('WebsiteConfiguration');
  });

  it.each(cases)('%s keeps versions, and outlives its stack', (_, bucket) => {
    expect(bucket.Properties.VersioningConfiguration).toEqual({
      Status: 'Enabled',
    });
    expect(bucket.DeletionPolicy).toBe('Retain');
    expect(bucket.UpdateReplacePolicy).toBe('Retain');
  });

  it.each(cases)('%s takes HTTPS with TLS 1.2 or later only', (_, bucket) => {
    expect(deniedToAll(deployment, bucket)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]);
  });

  it('encrypts with the key of the customer, but for one', () => {
    const exceptions = buckets.filter(
      bucket => encryptionOf(bucket).SSEAlgorithm !== 'aws:kms',
    );
    expect(exceptions.map(({ path }) => path)).toEqual(
      inStacksOf(deployment, WITHOUT_CUSTOMER_KEY),
    );
    for (const bucket of buckets.filter(each => !exceptions.includes(each))) {
      expect(encryptionOf(bucket)).toMatchObject({
        BucketKeyEnabled: true,
        KMSMasterKeyID: expect.stringMatching(/^arn:aws:kms:/),
      });
    }
  });

  it('logs accesses, but for those to the logs', () => {
    const exceptions = buckets.filter(
      ({ Properties }) => !Properties.LoggingConfiguration,
    );
    expect(exceptions.map(({ path }) => path).sort()).toEqual(
      inStacksOf(deployment, WITHOUT_ACCESS_LOGS),
    );
  });

  it.each(
    cases.filter(([, { Properties }]) => Properties.LoggingConfiguration),
  )('lets the access logs of %s into the bucket of the logs', (_, bucket) => {
    const { DestinationBucketName, LogFilePrefix } =
      bucket.Properties.LoggingConfiguration;
    const target = buckets.find(({ ref }) => ref === DestinationBucketName)!;
    expect(Object.keys(WITHOUT_ACCESS_LOGS)).toContain(target.path);
    const write = (account: string) =>
      decideForService(policyOf(deployment, target), {
        service: 'logging.s3.amazonaws.com',
        action: 's3:PutObject',
        resource: `${target.arn}/${LogFilePrefix}2026-11-26-00-00-00-A`,
        context: {
          'aws:sourcearn': bucket.arn,
          'aws:sourceaccount': account,
          's3:tlsversion': '1.2',
        },
      });
    expect(write('111122223333')).toBe('allowed');
    expect(write('999999999999')).toBe('not-allowed');
  });
});
