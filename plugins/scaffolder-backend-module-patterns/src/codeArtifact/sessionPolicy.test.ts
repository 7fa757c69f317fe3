import type { CodeArtifactConfig } from './CodeArtifactConfig';
import { packagePolicy } from './sessionPolicy';

const role = {
  arn: 'arn:aws:iam::111122223333:role/publisher',
  partition: 'aws',
  accountId: '111122223333',
};
const config: CodeArtifactConfig = {
  name: 'default',
  region: 'eu-west-1',
  domain: 'apo',
  repository: 'patterns',
  scope: '@patterns',
};
const arn = (rest: string, account = '111122223333') =>
  `arn:aws:codeartifact:eu-west-1:${account}:${rest}`;

describe('packagePolicy', () => {
  it.each([
    [undefined, '111122223333'],
    ['444455556666', '444455556666'],
  ])(
    'allows this package alone, with the domain owner %s',
    (domainOwner, account) => {
      const { Statement } = packagePolicy({ ...config, domainOwner }, role, {
        packageName: '@patterns/vpc',
      });
      expect(Statement.map(s => [s.Action, s.Resource, s.Condition])).toEqual([
        [
          ['codeartifact:GetAuthorizationToken'],
          arn('domain/apo', account),
          undefined,
        ],
        [
          ['sts:GetServiceBearerToken'],
          '*',
          {
            StringEquals: {
              'sts:AWSServiceName': 'codeartifact.amazonaws.com',
            },
          },
        ],
        [
          [
            'codeartifact:GetRepositoryEndpoint',
            'codeartifact:ReadFromRepository',
          ],
          arn('repository/apo/patterns', account),
          undefined,
        ],
        [
          [
            'codeartifact:DescribePackageVersion',
            'codeartifact:ListPackageVersionAssets',
            'codeartifact:PublishPackageVersion',
            'codeartifact:PutPackageMetadata',
            'codeartifact:UpdatePackageVersionsStatus',
          ],
          arn('package/apo/patterns/npm/patterns/vpc', account),
          undefined,
        ],
      ]);
    },
  );

  it('fits the 2,048 characters of a session policy', () => {
    const policy = packagePolicy(
      {
        ...config,
        region: 'us-gov-northwest-12',
        domain: 'd'.repeat(50),
        repository: 'r'.repeat(100),
      },
      { ...role, partition: 'aws-us-gov' },
      { packageName: `@${'s'.repeat(100)}/${'p'.repeat(100)}` },
    );
    expect(JSON.stringify(policy).length).toBeLessThanOrEqual(2048);
  });
});
