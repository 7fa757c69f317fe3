import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnDomain,
  CfnPackageGroup,
  CfnRepository,
  type CfnRepositoryProps,
} from 'aws-cdk-lib/aws-codeartifact';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import type { PortalRole } from './PortalRole';

const REPOSITORY = 'patterns';
const UPSTREAM = 'npm-store';

/** Properties of {@link PatternPackages}. */
export interface PatternPackagesProps {
  packages: InfraConfig['packages'];
  key: IKey;
  /** A repository that goes takes its packages with it. */
  retain: boolean;
}

/**
 * CodeArtifact for CDK patterns: a domain under the customer's key, a
 * repository of patterns, and one that caches npm behind it. Packages of our
 * scope come from that repository alone, never from npm (dependency confusion).
 */
export class PatternPackages extends Construct {
  readonly domainArn: string;
  readonly repositoryArn: string;
  readonly upstreamArn: string;
  /** All packages of the scope. */
  readonly packagesArn: string;
  /** All package groups of the domain. */
  readonly packageGroupsArn: string;
  private readonly packages: InfraConfig['packages'];

  constructor(scope: Construct, id: string, props: PatternPackagesProps) {
    super(scope, id);
    this.packages = props.packages;
    const domain = this.makeDomain(props.key);
    const upstream = this.makeRepository('Upstream', {
      repositoryName: UPSTREAM,
      description: 'Cache of npm',
      externalConnections: ['public:npmjs'],
    });
    upstream.addResourceDependency(domain);
    const repository = this.makeRepository('Repository', {
      repositoryName: REPOSITORY,
      description: 'CDK patterns',
      upstreams: [UPSTREAM],
      permissionsPolicyDocument: this.organization([
        'codeartifact:DescribePackageVersion',
        'codeartifact:GetPackageVersionReadme',
        'codeartifact:GetRepositoryEndpoint',
        'codeartifact:ListPackages',
        'codeartifact:ListPackageVersions',
        'codeartifact:ReadFromRepository',
      ]),
    });
    repository.addResourceDependency(upstream);
    const packageScope = this.makeScope();
    packageScope.addResourceDependency(repository);
    if (props.retain) {
      for (const each of [domain, upstream, repository, packageScope]) {
        each.applyRemovalPolicy(RemovalPolicy.RETAIN);
      }
    }

    this.domainArn = domain.attrArn;
    this.repositoryArn = repository.attrArn;
    this.upstreamArn = upstream.attrArn;
    const scopeName = this.packages.scope.slice(1);
    this.packagesArn = this.arn(
      'package',
      `${this.packages.domain}/${REPOSITORY}/npm/${scopeName}/*`,
    );
    this.packageGroupsArn = this.arn(
      'package-group',
      `${this.packages.domain}/*`,
    );
  }

  /** The portal looks at domain and repository; the publisher's role publishes. */
  connect(portal: PortalRole): void {
    portal.settings.set('CODEARTIFACT_DOMAIN', this.packages.domain);
    portal.settings.set('CODEARTIFACT_REPOSITORY', REPOSITORY);
    portal.settings.set('PATTERNS_NPM_SCOPE', this.packages.scope);
    portal.allow('Domain', {
      actions: ['codeartifact:DescribeDomain'],
      resources: [this.domainArn],
    });
    portal.allow('Repository', {
      actions: ['codeartifact:DescribeRepository'],
      resources: [this.repositoryArn],
    });
  }

  private makeDomain(key: IKey): CfnDomain {
    return new CfnDomain(this, 'Domain', {
      domainName: this.packages.domain,
      encryptionKey: key.keyArn,
      permissionsPolicyDocument: this.organization([
        'codeartifact:GetAuthorizationToken',
      ]),
    });
  }

  private makeRepository(
    id: string,
    props: Omit<CfnRepositoryProps, 'domainName'>,
  ): CfnRepository {
    return new CfnRepository(this, id, {
      domainName: this.packages.domain,
      ...props,
    });
  }

  private makeScope(): CfnPackageGroup {
    return new CfnPackageGroup(this, 'Scope', {
      domainName: this.packages.domain,
      pattern: `/npm/${this.packages.scope.slice(1)}/*`,
      description: 'Patterns are published here, and come from nowhere else',
      originConfiguration: {
        restrictions: {
          publish: {
            restrictionMode: 'ALLOW_SPECIFIC_REPOSITORIES',
            repositories: [REPOSITORY],
          },
          externalUpstream: { restrictionMode: 'BLOCK' },
          internalUpstream: { restrictionMode: 'BLOCK' },
        },
      },
    });
  }

  /** Lets everybody in the organization read; nobody else when there is none. */
  private organization(actions: string[]) {
    const { organizationId } = this.packages;
    return organizationId
      ? {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Organization',
              Effect: 'Allow',
              Principal: '*',
              Action: actions,
              Resource: '*',
              Condition: {
                StringEquals: { 'aws:PrincipalOrgID': organizationId },
              },
            },
          ],
        }
      : undefined;
  }

  private arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'codeartifact',
      resource,
      resourceName,
    });
  }
}
