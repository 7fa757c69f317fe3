import {
  CreateConstraintCommand,
  DescribeConstraintCommand,
  paginateListConstraintsForPortfolio,
} from '@aws-sdk/client-service-catalog';
import { ConflictError } from '@backstage/errors';
import { callWhenVisible } from './callWhenVisible';
import type { Portfolio } from './findPortfolio';
import { idempotencyToken } from './idempotencyToken';
import type { Product } from './Product';
import type { PublishContext } from './PublishContext';

/**
 * Makes the product launch with the configured role, which then needs to be in
 * each account that launches it. A product and portfolio take one such
 * constraint (Service Catalog API, CreateConstraint).
 *
 * @throws ConflictError when it launches with another role; AwsCallError.
 */
export async function ensureLaunchConstraint(
  context: PublishContext,
  product: Product,
  portfolio: Portfolio,
): Promise<void> {
  const { launchRoleName } = context.config;
  if (!launchRoleName) return;
  const parameters = JSON.stringify({ LocalRoleName: launchRoleName });
  const present = await callWhenVisible(
    context,
    `read the constraints of the product ${product.id}`,
    () => findLaunchConstraint(context, product, portfolio),
  );
  if (present) {
    checkRole(present, product, launchRoleName);
    return;
  }
  await callWhenVisible(
    context,
    `make the product ${product.id} launch with the role ${launchRoleName}`,
    () =>
      context.clients.serviceCatalog.send(
        new CreateConstraintCommand({
          PortfolioId: portfolio.id,
          ProductId: product.id,
          Type: 'LAUNCH',
          Parameters: parameters,
          IdempotencyToken: idempotencyToken(
            'c',
            portfolio.id,
            product.id,
            parameters,
          ),
        }),
        { abortSignal: context.signal },
      ),
  );
  context.log.info(`The product launches with the role ${launchRoleName}`);
}

type LaunchConstraint = { id: string; parameters: string };

async function findLaunchConstraint(
  { clients: { serviceCatalog: client }, signal }: PublishContext,
  product: Product,
  portfolio: Portfolio,
): Promise<LaunchConstraint | undefined> {
  const pages = paginateListConstraintsForPortfolio(
    { client },
    { PortfolioId: portfolio.id, ProductId: product.id },
    { abortSignal: signal },
  );
  for await (const { ConstraintDetails } of pages) {
    const launch = ConstraintDetails?.find(({ Type }) => Type === 'LAUNCH');
    if (!launch?.ConstraintId) continue;
    const { ConstraintParameters } = await client.send(
      new DescribeConstraintCommand({ Id: launch.ConstraintId }),
      { abortSignal: signal },
    );
    return { id: launch.ConstraintId, parameters: ConstraintParameters ?? '' };
  }
  return undefined;
}

function checkRole(
  { id, parameters }: LaunchConstraint,
  product: Product,
  launchRoleName: string,
) {
  if (readRole(parameters) === launchRoleName) return;
  throw new ConflictError(
    `The product ${product.id} has the launch constraint ${id} with ${parameters}, but patterns.publish.serviceCatalog.launchRoleName is ${launchRoleName}: delete the constraint in Service Catalog, or correct the config, then retry the release`,
  );
}

function readRole(parameters: string): unknown {
  try {
    return JSON.parse(parameters).LocalRoleName;
  } catch {
    return undefined;
  }
}
