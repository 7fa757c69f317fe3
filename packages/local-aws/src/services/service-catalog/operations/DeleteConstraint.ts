import type { DeleteConstraintInput } from '@aws-sdk/client-service-catalog';
import { defineCatalogOperation } from '../defineCatalogOperation';

/** Removes a constraint. */
export const DeleteConstraint = defineCatalogOperation<DeleteConstraintInput>({
  understands: ['Id'],
  run({ Id = '' }, catalog) {
    catalog.constraint(Id);
    catalog.constraints.remove(Id);
    return {};
  },
});
