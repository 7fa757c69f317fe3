/* eslint-disable @backstage/no-forbidden-package-imports -- what a release sends is internal to its module, and this is the one test that compares it with the role */
import { artifactStatements } from '@apo/backstage-plugin-patterns-backend-module-aws/src/lifecycle/artifactStatements';
import { packageStatements } from '@apo/backstage-plugin-patterns-backend-module-aws/src/lifecycle/packageStatements';
import { packagePolicy } from '@apo/backstage-plugin-scaffolder-backend-module-patterns/src/codeArtifact/sessionPolicy';
import { productPolicy } from '@apo/backstage-plugin-scaffolder-backend-module-patterns/src/serviceCatalog/sessionPolicy';
import { templateUrl } from '@apo/backstage-plugin-scaffolder-backend-module-patterns/src/serviceCatalog/templateUrl';
/* eslint-enable @backstage/no-forbidden-package-imports */
import { Deployment } from '../deployment/Deployment';
import { statementsOf } from '../deployment/statements';
import { CONFIGS, type ConfigName, configOf } from '../synthesize';
import { type Names, namesOf } from './rights/names';
import { decide, roleAt } from './roles';
import { arnFormatsOf } from './serviceModel';

const patternName = 'vpc';
const region = 'eu-west-1';

/** The policies of sessions, in a configuration: of a release before the product is known, after, and for a package, and of the lifecycle. */
function policiesOf(name: ConfigName) {
  const names = namesOf(Deployment.of(name));
  const role = {
    arn: names.publisherRole,
    partition: 'aws',
    accountId: '111122223333',
  };
  const { packages, attributes } = configOf(name);
  const release = { patternName, version: '1.0.0' };
  const packageName = `${packages.scope}/${patternName}`;
  const catalog = {
    name: 'default',
    configKey: 'patterns.publish.serviceCatalog',
    region,
    bucket: bucketName(names),
    kmsKeyId: names.dataKey,
    portfolio: { id: names.portfolio.split('/')[1] },
    productNamePrefix: 'pattern/',
    embedAttributes: attributes.target === 'appregistry',
    role,
  };
  const registry = {
    name: 'default',
    region,
    domain: packages.domain,
    repository: 'patterns',
    scope: packages.scope,
  };
  return {
    'a new product': productPolicy(catalog, role, release),
    'a product that is there': productPolicy(catalog, role, {
      ...release,
      productId: 'prod-1',
    }),
    'a package': packagePolicy(registry, role, { packageName }),
    'the lifecycle of a product': lifecyclePolicy(
      artifactStatements('aws', region, {
        accountId: role.accountId,
        productId: 'prod-1',
      }),
    ),
    'the lifecycle of a package': lifecyclePolicy(
      packageStatements(
        'aws',
        region,
        {
          domain: packages.domain,
          domainOwner: role.accountId,
          repository: registry.repository,
        },
        packageName,
      ),
    ),
  };
}

function lifecyclePolicy(Statement: ReturnType<typeof artifactStatements>) {
  return { Version: '2012-10-17', Statement };
}

function bucketName({ bucket }: Names): string {
  return bucket.split(':').pop()!;
}

/** What a release really asks for where its policy says `*`. */
async function resourceOf(action: string, pattern: string, names: Names) {
  if (pattern !== '*') return pattern.replaceAll('*', '1.0.0/abc.template');
  const formats = await arnFormatsOf(action);
  if (formats.length === 0) return '*';
  const real: Record<string, string> = {
    'servicecatalog:DescribePortfolio': names.portfolio,
    'servicecatalog:DescribeProductAsAdmin': names.product,
  };
  return real[action] ?? `no real resource of ${action}`;
}

/** What is true of the requests of a release. */
function circumstances(names: Names) {
  return {
    'aws:requesttag/apo:managed': 'true',
    'aws:requesttag/apo:pattern': patternName,
    'aws:resourcetag/apo:managed': 'true',
    'cloudformation:templateurl': templateUrl(
      bucketName(names),
      region,
      `templates/${patternName}/1.0.0/abc.template`,
    ),
    'kms:viaservice': `s3.${region}.amazonaws.com`,
    'sts:awsservicename': 'codeartifact.amazonaws.com',
    'sts:durationseconds': '900',
  };
}

describe.each(CONFIGS)('in %s', name => {
  const names = namesOf(Deployment.of(name));
  const publisher = roleAt(name, 'Registry/Publisher/Role');
  const cases = Object.entries(policiesOf(name)).flatMap(([what, policy]) =>
    statementsOf(policy).flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap(action =>
        Resource.map(resource => ({ what, action, resource, Condition })),
      ),
    ),
  );

  it.each(cases)(
    'the role allows what a session for $what needs: $action on $resource',
    async ({ action, resource, Condition }) => {
      const asked = await resourceOf(action, resource, names);
      const context = circumstances(names);
      // What the session asks for is true of its requests.
      for (const conditions of Object.values(Condition)) {
        for (const [key, value] of Object.entries(conditions)) {
          expect(context).toHaveProperty([key.toLowerCase()], value);
        }
      }
      expect([asked, decide(publisher, action, asked, context)]).toEqual([
        asked,
        'allowed',
      ]);
    },
  );

  it('the sessions together need all that the role allows', () => {
    const asked = new Set(cases.map(({ action }) => action));
    const unused = publisher.statements
      .flatMap(({ Action }) => Action)
      .filter(action => !asked.has(action));
    expect(unused).toEqual(
      name === 'ownKeys' ? [] : ['servicecatalog:GetAttributeGroup'],
    );
  });
});
