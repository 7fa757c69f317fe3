import {
  ListLaunchPathsCommand,
  type ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import {
  LaunchError,
  type LaunchPlace,
} from '@apo/backstage-plugin-patterns-node';

/**
 * The way through the portfolio that the version was published in; the only one
 * there is where a portfolio was given another name.
 *
 * @throws LaunchError when it is not clear which.
 */
export async function choosePath(
  client: ServiceCatalogClient,
  { productId, portfolioName }: LaunchPlace,
  abortSignal: AbortSignal,
): Promise<string> {
  const { LaunchPathSummaries: paths = [] } = await client.send(
    new ListLaunchPathsCommand({ ProductId: productId, PageSize: 20 }),
    { abortSignal },
  );
  const named = paths.filter(({ Name }) => Name === portfolioName);
  const [path, ...more] = named.length ? named : paths;
  if (path?.Id && !more.length) return path.Id;
  throw new LaunchError(
    `The product ${productId} can be launched through ${paths.length} portfolios, none of which alone is called ${portfolioName}: leave the role that launches in one of them`,
    false,
  );
}
