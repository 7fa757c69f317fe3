import type {
  CreateConstraintInput,
  CreateConstraintOutput,
} from '@aws-sdk/client-service-catalog';
import { AwsError, notImplemented } from '../../../core/AwsError';
import { newId } from '../../../core/ids';
import { notFound } from '../Catalog';
import { checkLaunchParameters } from '../checkLaunchParameters';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { checkQuota } from '../quotas';
import { viewConstraint } from '../views';

/** Constrains a product in a portfolio. Only LAUNCH is here: one for each product and portfolio. */
export const CreateConstraint = defineCatalogOperation<
  CreateConstraintInput,
  CreateConstraintOutput
>({
  understands: [
    'PortfolioId',
    'ProductId',
    'Parameters',
    'Type',
    'Description',
    'IdempotencyToken',
  ],
  run(input, catalog) {
    const { PortfolioId = '', ProductId = '', Type = '' } = input;
    const { Parameters: parameters = '', Description } = input;
    if (Type !== 'LAUNCH') throw notImplemented(`The constraint type ${Type}`);
    catalog.portfolio(PortfolioId);
    catalog.product(ProductId);
    checkLaunchParameters(parameters);
    if (!catalog.associations.get(`${PortfolioId}|${ProductId}`)) {
      throw notFound('Association', `${PortfolioId}, ${ProductId}`);
    }
    const others = catalog.constraints
      .list(PortfolioId)
      .filter(other => other.ProductId === ProductId);
    checkQuota('constraints per product and portfolio', others.length);
    if (others.some(other => other.Type === Type)) {
      throw new AwsError(
        'DuplicateResourceException',
        `Product ${ProductId} already has a ${Type} constraint in portfolio ${PortfolioId}.`,
      );
    }
    const constraint = {
      ConstraintId: newId('cons-'),
      Type,
      Description,
      Owner: catalog.options.accountId,
      ProductId,
      PortfolioId,
      parameters,
    };
    const { ConstraintId } = constraint;
    catalog.constraints.put(ConstraintId, constraint, PortfolioId);
    return {
      ConstraintDetail: viewConstraint(constraint),
      ConstraintParameters: parameters,
      Status: 'AVAILABLE',
    };
  },
});
