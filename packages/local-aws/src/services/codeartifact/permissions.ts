import {
  anyResource,
  permissionTable,
} from '../../core/authorization/permissionTable';
import type { CodeArtifact, PackageKey } from './CodeArtifact';

const domain = ({ domain: name = '*' }: PackageKey, state: CodeArtifact) => [
  { resource: state.domainArn(name) },
];

const repository = (key: PackageKey, state: CodeArtifact) => [
  { resource: state.repositoryArnOf(key) },
];

const packageOf = (key: PackageKey, state: CodeArtifact) => [
  { resource: state.packageArn(key) },
];

const byArn = ({ resourceArn = '' }: { resourceArn?: string }) => [
  { resource: resourceArn },
];

interface TokenInput extends PackageKey {
  durationSeconds?: number;
}

const token = (input: TokenInput, state: CodeArtifact) => [
  ...domain(input, state),
  {
    action: 'sts:GetServiceBearerToken',
    resource: '*',
    context: {
      'sts:awsservicename': 'codeartifact.amazonaws.com',
      'sts:durationseconds': String(input.durationSeconds ?? 0),
    },
  },
];

/** The actions and resources of CodeArtifact. Source: Service Authorization Reference, AWS CodeArtifact. */
export const artifactPermissions = permissionTable<CodeArtifact>(
  'codeartifact',
  {
    CreateDomain: domain,
    CreateRepository: repository,
    DeleteDomain: domain,
    DeleteRepository: repository,
    DescribeDomain: domain,
    DescribePackage: packageOf,
    DescribePackageVersion: packageOf,
    DescribeRepository: repository,
    GetAuthorizationToken: token,
    GetPackageVersionReadme: packageOf,
    GetRepositoryEndpoint: repository,
    ListDomains: anyResource,
    ListPackages: repository,
    ListPackageVersionAssets: packageOf,
    ListPackageVersions: packageOf,
    ListRepositoriesInDomain: domain,
    ListTagsForResource: byArn,
    PutPackageOriginConfiguration: packageOf,
    TagResource: byArn,
    UntagResource: byArn,
    UpdatePackageVersionsStatus: packageOf,
  },
);
