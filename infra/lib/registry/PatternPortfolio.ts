import { RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Portfolio, TagOptions } from 'aws-cdk-lib/aws-servicecatalog';
import { Construct } from 'constructs';
import type { InfraConfig } from '../../config/InfraConfig';
import type { PortalRole } from './PortalRole';

/** Properties of {@link PatternPortfolio}. */
export interface PatternPortfolioProps {
  catalog: InfraConfig['catalog'];
  retain: boolean;
}

/**
 * The Service Catalog portfolio of CloudFormation patterns: with tag options,
 * for the roles that may launch, and shared with the accounts of the
 * configuration. Service Catalog encrypts it with keys of AWS and takes no other.
 */
export class PatternPortfolio extends Construct {
  private readonly portfolio: Portfolio;
  private readonly launchRoleName: string;

  constructor(
    scope: Construct,
    id: string,
    { catalog, retain }: PatternPortfolioProps,
  ) {
    super(scope, id);
    const { tagOptions } = catalog;
    this.launchRoleName = catalog.launchRole.name;
    this.portfolio = new Portfolio(this, 'Portfolio', {
      displayName: catalog.portfolioName,
      providerName: catalog.providerName,
      description: 'Approved, secure-by-design infrastructure patterns',
      tagOptions:
        Object.keys(tagOptions).length > 0
          ? new TagOptions(this, 'TagOptions', {
              allowedValuesForTags: tagOptions,
            })
          : undefined,
    });
    if (retain) this.portfolio.applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const name of catalog.consumerRoleNames) {
      this.portfolio.giveAccessToRole(
        Role.fromRoleName(this, `Consumer${name}`, name),
      );
    }
    for (const account of catalog.shareAccountIds) {
      this.portfolio.shareWithAccount(account, { shareTagOptions: true });
    }
  }

  /** Lets a role launch what is in the portfolio. */
  giveAccessTo(role: IRole): void {
    this.portfolio.giveAccessToRole(role);
  }

  /** The portal looks at the portfolio; the publisher's role fills it. */
  connect(portal: PortalRole): void {
    portal.settings.set('PATTERNS_PORTFOLIO_ID', this.portfolio.portfolioId);
    portal.settings.set('PATTERNS_LAUNCH_ROLE', this.launchRoleName);
    portal.allow('Portfolio', {
      actions: ['servicecatalog:DescribePortfolio'],
      resources: [this.portfolio.portfolioArn],
    });
  }
}
