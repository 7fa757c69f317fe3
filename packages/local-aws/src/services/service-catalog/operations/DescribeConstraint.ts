import type {
  DescribeConstraintInput,
  DescribeConstraintOutput,
} from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';
import { viewConstraint } from '../views';

/** One constraint, with its parameters. */
export const DescribeConstraint = defineCatalogOperation<
  DescribeConstraintInput,
  DescribeConstraintOutput
>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    const constraint = catalog.constraint(Id);
    return {
      ConstraintDetail: viewConstraint(constraint),
      ConstraintParameters: constraint.parameters,
      Status: 'AVAILABLE',
    };
  },
});
