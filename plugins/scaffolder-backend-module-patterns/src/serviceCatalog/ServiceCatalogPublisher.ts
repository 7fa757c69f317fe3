import { createHash } from 'node:crypto';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { awaitAvailable } from './awaitAvailable';
import { embedAssociations } from './attributes/embedAssociations';
import { requireGroups } from './attributes/requireGroups';
import type { AwsClients } from './AwsClients';
import { createProduct } from './createProduct';
import { ensureArtifact } from './ensureArtifact';
import { ensureAssociation } from './ensureAssociation';
import { ensureLaunchConstraint } from './ensureLaunchConstraint';
import { ensureProductFields } from './ensureProductFields';
import { explainAwsError } from '../aws/explainAwsError';
import { findPortfolio, type Portfolio } from './findPortfolio';
import { findProduct } from './findProduct';
import type { Artifact, Product } from './Product';
import type { ProgressLog } from '../aws/progress';
import type { PublishContext, PublishRequest, Timing } from './PublishContext';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';
import { storeTemplate } from './storeTemplate';
import { validateTemplate } from './validateTemplate';

const defaultTiming: Timing = {
  pollMs: 500,
  maxPollMs: 5_000,
  availableWithinMs: 5 * 60_000,
  visibleWithinMs: 20_000,
};

/**
 * Publishes CloudFormation patterns as AWS Service Catalog products: a pattern
 * is one product, a version is one provisioning artifact. It looks before it
 * makes, and makes with deterministic tokens, so that a publish can be broken
 * off anywhere and repeated.
 * @public
 */
export class ServiceCatalogPublisher {
  private readonly timing: Timing;

  constructor(
    private readonly options: {
      clients: AwsClients;
      config: ServiceCatalogConfig;
      timing?: Partial<Timing>;
    },
  ) {
    this.timing = { ...defaultTiming, ...options.timing };
  }

  /**
   * Publishes one version, or finds that it is published.
   *
   * @throws AwsCallError when a call failed; ConflictError when the product, or
   * the version with another template, belongs to somebody else or is there;
   * InputError when the template cannot take the attributes; NotFoundError
   * without the portfolio; AbortError when the signal fires.
   */
  async publish(
    request: PublishRequest,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<Publication> {
    const context = await this.createContext(request, options);
    if (context.template !== request.template) await requireGroups(context);
    const portfolio = await findPortfolio(context.clients, context.config);
    const templateUrl = await storeTemplate(context);
    await validateTemplate(context, templateUrl);
    const product = await ensureProduct(context, templateUrl);
    const artifact = await ensureArtifact(context, product, templateUrl);
    await awaitAvailable(context, product, artifact);
    await ensureAssociation(context, product, portfolio);
    await ensureLaunchConstraint(context, product, portfolio);
    await ensureProductFields(context, product);
    return toPublication(context, {
      portfolio,
      product,
      artifact,
      templateUrl,
    });
  }

  private async createContext(
    request: PublishRequest,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<PublishContext> {
    const { clients, config } = this.options;
    const { accountId, region } = await identify(clients, options.signal);
    const { log } = options;
    log.info(`Publishing to Service Catalog of ${accountId} in ${region}`);
    const template = config.embedAttributes
      ? embedAssociations(request.template, request.attributes)
      : request.template;
    return {
      ...options,
      clients,
      config,
      request,
      accountId,
      region,
      productName: `${config.productNamePrefix}${request.patternName}`,
      template,
      sha256: createHash('sha256').update(template).digest('hex'),
      timing: this.timing,
    };
  }
}

async function identify(
  { serviceCatalog, sts }: AwsClients,
  signal?: AbortSignal,
) {
  try {
    const { Account = '' } = await sts.send(new GetCallerIdentityCommand({}), {
      abortSignal: signal,
    });
    return { accountId: Account, region: await serviceCatalog.config.region() };
  } catch (error) {
    throw explainAwsError(error, 'find out which AWS account to publish to');
  }
}

async function ensureProduct(
  context: PublishContext,
  templateUrl: string,
): Promise<Product> {
  const { log, productName } = context;
  const present = await findProduct(context);
  if (present) {
    log.info(`The pattern’s product is ${present.id} (${productName})`);
    return present;
  }
  const product = await createProduct(context, templateUrl);
  log.info(`Created the product ${product.id} (${productName})`);
  return product;
}

function toPublication(
  context: PublishContext,
  made: {
    portfolio: Portfolio;
    product: Product;
    artifact: Artifact;
    templateUrl: string;
  },
): Publication {
  const { portfolio, product, artifact, templateUrl } = made;
  return {
    target: 'service-catalog',
    // AWS's time of creation, so that a repeated publish tells the same.
    publishedAt: (artifact.CreatedTime ?? new Date()).toISOString(),
    digest: context.request.digest,
    accountId: context.accountId,
    region: context.region,
    portfolioId: portfolio.id,
    portfolioName: portfolio.name,
    productId: product.id,
    productName: product.summary.Name ?? context.productName,
    artifactId: artifact.Id,
    templateUrl,
  };
}
