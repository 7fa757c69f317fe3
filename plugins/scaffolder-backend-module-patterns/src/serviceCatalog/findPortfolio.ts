import {
  DescribePortfolioCommand,
  paginateListPortfolios,
  type PortfolioDetail,
} from '@aws-sdk/client-service-catalog';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { isAwsError } from '@apo/backstage-plugin-patterns-node';
import type { AwsClients } from './AwsClients';
import { explainAwsError } from '../aws/explainAwsError';
import type { ServiceCatalogConfig } from './ServiceCatalogConfig';

/** A portfolio, by its id and display name. */
export type Portfolio = { id: string; name: string };

/**
 * The portfolio that the config names.
 *
 * @throws NotFoundError or ConflictError that names the config key; AwsCallError.
 */
export async function findPortfolio(
  { serviceCatalog }: AwsClients,
  { portfolio, region, configKey }: ServiceCatalogConfig,
): Promise<Portfolio> {
  const wanted = 'id' in portfolio ? portfolio.id : `"${portfolio.name}"`;
  const missing = () =>
    new NotFoundError(
      `There is no Service Catalog portfolio ${wanted} in ${region}: create it, or correct ${configKey}.${
        'id' in portfolio ? 'portfolioId' : 'portfolioName'
      }`,
    );
  try {
    if ('name' in portfolio) {
      const found = await findByName(serviceCatalog, portfolio.name, configKey);
      if (!found) throw missing();
      return found;
    }
    const { PortfolioDetail: detail } = await serviceCatalog.send(
      new DescribePortfolioCommand({ Id: portfolio.id }),
    );
    return toPortfolio(detail);
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ConflictError) {
      throw error;
    }
    if (isAwsError(error, 'ResourceNotFoundException')) throw missing();
    throw explainAwsError(error, `look up the portfolio ${wanted}`);
  }
}

async function findByName(
  client: AwsClients['serviceCatalog'],
  name: string,
  configKey: string,
): Promise<Portfolio | undefined> {
  const found: Portfolio[] = [];
  for await (const page of paginateListPortfolios({ client }, {})) {
    const named = page.PortfolioDetails?.filter(p => p.DisplayName === name);
    found.push(...(named ?? []).map(toPortfolio));
  }
  if (found.length > 1) {
    throw new ConflictError(
      `${found.length} portfolios are named "${name}" (${found
        .map(({ id }) => id)
        .join(', ')}): set ${configKey}.portfolioId instead of portfolioName`,
    );
  }
  return found[0];
}

function toPortfolio(detail?: PortfolioDetail): Portfolio {
  return { id: detail?.Id ?? '', name: detail?.DisplayName ?? '' };
}
