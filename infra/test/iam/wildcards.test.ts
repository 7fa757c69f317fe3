import { CONFIGS, type ConfigName } from '../synthesize';
import { rolesOf } from './roles';

/** AWS knows no resources for the action (Service Authorization Reference). */
const NONE = 'AWS knows no resources for it';

/** Actions that a role may do on all resources, and why. */
const ALL_RESOURCES: Record<string, string> = {
  'LaunchRole/LaunchRole/Role cloudformation:GetTemplateSummary':
    'of a template that is no stack yet',
  'LaunchRole/LaunchRole/Role cloudformation:ValidateTemplate': NONE,
  'LaunchRole/LaunchRole/Role s3:GetObject':
    'Service Catalog’s own buckets, whose objects it tags: the condition asks for the tag',
  'Portal/Task/ExecutionRole/Role ecr:GetAuthorizationToken': NONE,
  'Registry/AttributeSync/Role/Role codeartifact:CreatePackageGroup': `${NONE}; the condition asks for the tag of ours`,
  'Registry/AttributeSync/Role/Role ec2:DescribeNetworkInterfaces': NONE,
  'Registry/AttributeSync/Role/Role ec2:DescribeSubnets': NONE,
  'Registry/AttributeSync/Role/Role servicecatalog:CreateTagOption': NONE,
  'Registry/AttributeSync/Role/Role servicecatalog:DeleteTagOption': NONE,
  'Registry/AttributeSync/Role/Role servicecatalog:ListResourcesForTagOption':
    NONE,
  'Registry/AttributeSync/Role/Role servicecatalog:ListTagOptions': NONE,
  'Registry/AttributeSync/Role/Role servicecatalog:UpdateTagOption': NONE,
  'Registry/Build/Role/Role ec2:DescribeDhcpOptions': NONE,
  'Registry/Build/Role/Role ec2:DescribeNetworkInterfaces': NONE,
  'Registry/Build/Role/Role ec2:DescribeSecurityGroups': NONE,
  'Registry/Build/Role/Role ec2:DescribeSubnets': NONE,
  'Registry/Build/Role/Role ec2:DescribeVpcs': NONE,
  'Registry/LaunchRole/Role cloudformation:GetTemplateSummary':
    'of a template that is no stack yet',
  'Registry/LaunchRole/Role cloudformation:ValidateTemplate': NONE,
  'Registry/LaunchRole/Role s3:GetObject':
    'Service Catalog’s own buckets, whose objects it tags: the condition asks for the tag',
  'Registry/Launcher/Role servicecatalog:DescribeProvisionedProduct': `${NONE}; the condition leaves launches of the role itself`,
  'Registry/Launcher/Role servicecatalog:DescribeRecord': `${NONE}; the condition leaves launches of the role itself`,
  'Registry/Launcher/Role servicecatalog:TerminateProvisionedProduct': `${NONE}; the condition leaves launches of the role itself`,
  'Registry/PackageReader/Role sts:GetServiceBearerToken': `${NONE}; the condition asks for CodeArtifact and 15 minutes`,
  'Registry/Portal/Role servicecatalog:ListResourcesForTagOption': NONE,
  'Registry/Portal/Role servicecatalog:ListTagOptions': NONE,
  'Registry/Publisher/Role cloudformation:ValidateTemplate': `${NONE}; the condition asks for a template of ours`,
  'Registry/Publisher/Role servicecatalog:AssociateProductWithPortfolio': `${NONE}: watch it in CloudTrail`,
  'Registry/Publisher/Role servicecatalog:DescribeConstraint': NONE,
  'Registry/Publisher/Role servicecatalog:ListConstraintsForPortfolio': NONE,
  'Registry/Publisher/Role servicecatalog:ListPortfolios': NONE,
  'Registry/Publisher/Role sts:GetServiceBearerToken': `${NONE}; the condition asks for CodeArtifact and 15 minutes`,
};

/** Where attributes are brought to AppRegistry. */
const WITH_APP_REGISTRY: Record<string, string> = {
  'Registry/Portal/Role servicecatalog:ListAttributeGroups': NONE,
};

/** What is allowed on all resources, as `<role> <action>`. */
function onAllResources(name: ConfigName): string[] {
  return rolesOf(name)
    .flatMap(({ path, statements }) =>
      statements
        .filter(
          ({ Effect, Resource }) =>
            Effect === 'Allow' && Resource.includes('*'),
        )
        .flatMap(({ Action }) => Action.map(action => `${path} ${action}`)),
    )
    .sort();
}

it('allows all resources in those cases alone', () => {
  expect(onAllResources('standard')).toEqual(Object.keys(ALL_RESOURCES).sort());
});

it.each(CONFIGS)('allows nothing more in %s', name => {
  const known = { ...ALL_RESOURCES, ...WITH_APP_REGISTRY };
  expect(
    onAllResources(name).filter(each => !Object.hasOwn(known, each)),
  ).toEqual([]);
});

it('allows attribute groups to be listed where they are', () => {
  expect(onAllResources('ownKeys')).toEqual(
    expect.arrayContaining(Object.keys(WITH_APP_REGISTRY)),
  );
});

it.each(CONFIGS)('names each action in %s', name => {
  const wild = rolesOf(name).flatMap(({ path, statements }) =>
    statements
      .flatMap(({ Action }) => Action)
      .filter(action => /[*?]/.test(action))
      .map(action => `${path} ${action}`),
  );
  expect(wild).toEqual([]);
  const inverted = rolesOf(name).flatMap(({ statements }) =>
    statements.filter(
      ({ Action, Resource }) => !Action.length || !Resource.length,
    ),
  );
  expect(inverted).toEqual([]);
});
