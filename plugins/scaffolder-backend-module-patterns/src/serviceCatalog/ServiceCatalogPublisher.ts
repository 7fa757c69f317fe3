import { createHash } from 'node:crypto';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ConflictError } from '@backstage/errors';
import type { Publication } from '@apo/backstage-plugin-patterns-common';
import { embedAssociations } from './attributes/embedAssociations';
import { addVersion } from './addVersion';
import type { AwsClients } from './AwsClients';
import { findPlace } from './findPlace';
import type { ReleaseClients } from '../aws/ReleaseClients';
import {
  toTarget,
  type PublishTarget,
  type TargetPublisher,
} from '../release/PublishTarget';
import { explainAwsError } from '../aws/explainAwsError';
import type { ProgressLog } from '../aws/progress';
import type { PublishContext, PublishRequest, Timing } from './PublishContext';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';
import type { ProductScope } from './sessionPolicy';

const defaultTiming: Timing = {
  pollMs: 500,
  maxPollMs: 5_000,
  availableWithinMs: 5 * 60_000,
  visibleWithinMs: 20_000,
};

/**
 * Publishes CloudFormation patterns as AWS Service Catalog products of one
 * target: a pattern is one product, a version is one provisioning artifact. It looks before it
 * makes, and makes with deterministic tokens, so that a publish can be broken
 * off anywhere and repeated.
 * @public
 */
export class ServiceCatalogPublisher
  implements TargetPublisher<PublishRequest>
{
  readonly target: PublishTarget;
  private readonly timing: Timing;

  constructor(
    private readonly options: {
      clients: ReleaseClients<ProductScope, AwsClients>;
      config: ServiceCatalogConfig;
      timing?: Partial<Timing>;
    },
  ) {
    this.timing = { ...defaultTiming, ...options.timing };
    this.target = toTarget(options.config);
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
    const { patternName, version } = request;
    const scope = { patternName, version };
    const found = await this.options.clients.use(scope, async clients =>
      findPlace(await this.createContext(clients, request, options)),
    );
    // From here on it is about this product alone, and so are the credentials.
    const ofProduct = { ...scope, productId: found.product.id };
    return this.options.clients.use(ofProduct, clients =>
      addVersion({ ...found.context, clients }, found),
    );
  }

  private async createContext(
    clients: AwsClients,
    request: PublishRequest,
    options: { log: ProgressLog; signal?: AbortSignal },
  ): Promise<PublishContext> {
    const { config } = this.options;
    const { accountId, region } = await identify(clients, options.signal);
    checkAccount(config, accountId);
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

function checkAccount(
  { accountId: wanted, configKey }: ServiceCatalogConfig,
  found: string,
) {
  if (!wanted || wanted === found) return;
  throw new ConflictError(
    `${configKey}.accountId is ${wanted}, and its credentials are of the account ${found}: nothing was published, correct accountId, publisherRoleArn or the aws section`,
  );
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
